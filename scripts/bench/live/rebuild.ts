import { setTimeout as wait } from 'node:timers/promises'
import { publisherState } from '@huoye/content-types'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { askPublisher, askState } from '../../publish/ask-publisher.ts'
import { percentile } from '../percentile.ts'
import { healthOf, untilQuiet } from './health.ts'
import { type Filled, withFilledSystem } from './publish.ts'
import type { OnePublish } from './publish-once.ts'
import { livePaths, newestRelease } from './releases.ts'
import { SteadyLoad } from './steady-load.ts'

/** The public server while the whole site is made anew behind it. */
export interface RebuildFigures {
  readonly pages: number
  readonly rebuildS: number
  readonly idleP99Ms: number
  readonly duringP99Ms: number
  readonly ratio: number
  /** Publishes during the rebuild that went live, and how many were missed or are not in the new edition. */
  readonly publishesLive: number
  readonly missed: number
  readonly failedRequests: number
}

/** A county's site at its busiest hour has fewer readers. */
const requestsPerSecond = 100
const idleSeconds = 20
const pathsAsked = 500
const pauseMs = 2000

/** Measures the server idle, starts a rebuild, and measures it again while entries are published. */
export function benchRebuild(pages: number, corpus: string | undefined, screen: Screen): Promise<RebuildFigures> {
  return withFilledSystem({ pages, corpus, screen }, (filled) =>
    withProgress(screen, '整站重建', async (step) => {
      const { system, publish } = filled
      await publish(0)
      await untilQuiet(system)
      const load = new SteadyLoad(system.siteUrl, someOf(livePaths(system.dataDir)), requestsPerSecond)
      load.start()
      try {
        await wait(2000)
        load.take()
        step.say('空闲时的响应')
        await wait(idleSeconds * 1000)
        const idle = load.take()
        step.say('重建中的响应')
        const { seconds, published } = await rebuild(filled)
        const during = load.take()
        const [idleP99, duringP99] = [percentile(idle.times, 0.99), percentile(during.times, 0.99)]
        const lost = await notThere(filled, published)
        return {
          pages: (await healthOf(system)).pages,
          rebuildS: hundredths(seconds),
          idleP99Ms: hundredths(idleP99),
          duringP99Ms: hundredths(duringP99),
          ratio: hundredths(duringP99 / idleP99),
          publishesLive: published.filter(({ ms }) => ms !== null).length,
          missed: published.filter(({ ms }) => ms === null).length + lost,
          failedRequests: idle.failed + during.failed,
        }
      } finally {
        load.stop()
      }
    }),
  )
}

/** Publishes all the while, until the rebuilt site is live. */
async function rebuild({ system, publish }: Filled): Promise<{ seconds: number; published: OnePublish[] }> {
  const before = newestRelease(system.dataDir)
  const started = performance.now()
  await askPublisher(system.dataDir, 'POST', '/rebuild', publisherState)
  const published: OnePublish[] = []
  for (let number = 1; await isRebuilding(system); number += 1) {
    published.push(await publish(number))
    await wait(pauseMs)
  }
  const seconds = (performance.now() - started) / 1000
  if (newestRelease(system.dataDir) === before) throw new Error('the rebuild made no release')
  return { seconds, published }
}

async function isRebuilding(system: Filled['system']): Promise<boolean> {
  return (await askState(system.dataDir)).rebuild !== null
}

/** How many of the published entries the new edition does not show. */
async function notThere({ system }: Filled, published: readonly OnePublish[]): Promise<number> {
  const shown = await Promise.all(
    published.map(async ({ path }) => (await fetch(new URL(path, system.siteUrl))).status === 200),
  )
  return shown.filter((there) => !there).length
}

/** Paths spread over the whole site, always the same ones. */
function someOf(paths: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(paths.length / pathsAsked))
  return paths.filter((path, at) => at % step === 0 && path.endsWith('/'))
}

const hundredths = (value: number): number => Math.round(value * 100) / 100
