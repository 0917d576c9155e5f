import { startTestSystem, type TestSystem } from '../../harness/test-system.ts'
import { type Screen, type Step, withProgress } from '../../progress/progress.ts'
import { percentile } from '../percentile.ts'
import { Filler } from './fill.ts'
import { healthOf, untilQuiet } from './health.ts'
import { placesOf } from './places.ts'
import { type OnePublish, Publishing } from './publish-once.ts'
import { engineMsOf, medianSteps, newestRelease, releasesSince } from './releases.ts'

/** Figures of the publish benchmark; times from the admin's publish request to the new bytes over HTTP. */
export interface PublishFigures {
  readonly pages: number
  readonly publishes: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  /** From the outbox row to the live release. */
  readonly engineP50Ms: number
  readonly pagesRendered: number
  readonly pagesChanged: number
  readonly missed: number
}

/** What a bench on a running system is given. */
export interface Filled {
  readonly system: TestSystem
  readonly filler: Filler
  readonly publish: (number: number) => Promise<OnePublish>
}

/** The first publishes warm up what has just started, and are not counted. */
const warmUp = 5

/**
 * Starts a whole system with the demo county, fills it to `pages` pages and gives it to a bench; ends it afterwards.
 * @param corpus a JSONL file of texts; made-up ones without it
 */
export async function withFilledSystem<Figures>(
  { pages, corpus, screen }: { pages: number; corpus: string | undefined; screen: Screen },
  bench: (filled: Filled) => Promise<Figures>,
): Promise<Figures> {
  const system = await startTestSystem({ seed: 'demo', screen })
  try {
    const filler = await Filler.of(system, corpus)
    await withProgress(screen, `准备 ${pages} 页`, (step) => filler.growTo(pages, step))
    const api = await system.logIn()
    const placeOf = await placesOf(api, filler.branches)
    const publishing = new Publishing(system, api)
    try {
      return await bench({ system, filler, publish: (number) => publishing.once(placeOf(number), number) })
    } finally {
      publishing.close()
    }
  } finally {
    await system.stop()
  }
}

/** Publishes one after the other to varying branches and columns, and measures each until readers have it. */
export function benchPublish(
  publishes: number,
  pages: number,
  corpus: string | undefined,
  screen: Screen,
): Promise<PublishFigures> {
  return withFilledSystem({ pages, corpus, screen }, async ({ system, publish }) => {
    for (let number = 0; number < warmUp; number += 1) await publish(number)
    await untilQuiet(system)
    const before = newestRelease(system.dataDir)
    const run = (step: Step) => inTurn(publishes, warmUp, publish, (done) => step.say(`${done} / ${publishes}`))
    const all = await withProgress(screen, `发布 ${publishes} 次`, run)
    await untilQuiet(system)
    const engine = engineMsOf(
      system.dataDir,
      all.map(({ documentId }) => documentId),
    )
    console.error(`median steps in ms: ${JSON.stringify(medianSteps(system.dataDir, before))}`)
    return {
      pages: (await healthOf(system)).pages,
      publishes,
      ...percentiles(all),
      engineP50Ms: Math.round(percentile(engine, 0.5)),
      ...releasesSince(system.dataDir, before),
      missed: all.filter(({ ms }) => ms === null).length,
    }
  })
}

/** Publishes `count` times, each when the one before is to be seen. */
async function inTurn(
  count: number,
  first: number,
  publish: Filled['publish'],
  progress: (done: number) => void,
): Promise<OnePublish[]> {
  const all: OnePublish[] = []
  while (all.length < count) {
    all.push(await publish(first + all.length))
    progress(all.length)
  }
  return all
}

export function percentiles(all: readonly OnePublish[]): { p50Ms: number; p95Ms: number; p99Ms: number } {
  const times = all.flatMap(({ ms }) => ms ?? [])
  const part = (of: number) => Math.round(percentile(times, of))
  return { p50Ms: part(0.5), p95Ms: part(0.95), p99Ms: part(0.99) }
}
