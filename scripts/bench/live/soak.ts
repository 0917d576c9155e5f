import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestSystem } from '../../harness/test-system.ts'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { healthOf } from './health.ts'
import { placesOf } from './places.ts'
import { withFilledSystem } from './publish.ts'

/** What many publishes leave behind. Slopes are over the second half, by least squares, for each thousand publishes. */
export interface SoakFigures {
  readonly pages: number
  readonly publishes: number
  readonly minutes: number
  readonly rssMb: Readonly<Record<string, number>>
  readonly rssSlopeMb: Readonly<Record<string, number>>
  readonly diskMb: { readonly middle: number; readonly end: number }
  readonly diskSlopeMb: number
}

/** Documents that are edited and published again and again, so that the content itself does not grow. */
const documents = 40
const sampleEvery = 50
const names = ['cms', 'publisher', 'server'] as const

type Sample = { at: number; rss: Record<(typeof names)[number], number>; disk: number }

/** Publishes the same documents in turn, each with another text, and watches memory and disk. */
export function benchSoak(
  publishes: number,
  pages: number,
  corpus: string | undefined,
  screen: Screen,
): Promise<SoakFigures> {
  return withFilledSystem({ pages, corpus, screen }, async ({ system, filler }) => {
    const api = await system.logIn()
    const placeOf = await placesOf(api, filler.branches)
    const made: { type: string; documentId: string }[] = []
    for (let number = 0; number < documents; number += 1) {
      const { type, fields } = placeOf(number)
      const { documentId } = await api.create(type, { title: `长测第${number}篇`, body: '<p>长测。</p>', ...fields })
      made.push({ type, documentId })
    }
    const started = performance.now()
    const samples: Sample[] = []
    await withProgress(screen, `连续发布 ${publishes} 次`, async (step) => {
      for (let number = 0; number < publishes; number += 1) {
        const one = made[number % made.length]
        if (!one) break
        await api.update(one.type, one.documentId, { body: `<p>长测第 ${number} 次。${'正文。'.repeat(300)}</p>` })
        await api.publish(one.type, one.documentId)
        if (number % sampleEvery === 0) {
          samples.push(sample(system, number))
          step.say(`${number} / ${publishes}`)
        }
      }
    })
    samples.push(sample(system, publishes))
    const later = samples.slice(Math.floor(samples.length / 2))
    const slope = (value: (sample: Sample) => number) =>
      tenths(1000 * slopeOf(later.map((one) => [one.at, value(one)])))
    const last = samples.at(-1)
    const each = (value: (name: (typeof names)[number]) => number) =>
      Object.fromEntries(names.map((name) => [name, tenths(value(name))]))
    return {
      pages: (await healthOf(system)).pages,
      publishes,
      minutes: tenths((performance.now() - started) / 60_000),
      rssMb: each((name) => last?.rss[name] ?? 0),
      rssSlopeMb: each((name) => slope((one) => one.rss[name])),
      diskMb: { middle: tenths(later[0]?.disk ?? 0), end: tenths(last?.disk ?? 0) },
      diskSlopeMb: slope(({ disk }) => disk),
    }
  })
}

function sample(system: TestSystem, at: number): Sample {
  const rss = (name: (typeof names)[number]): number => rssMb(system.system.pid(name))
  return {
    at,
    rss: { cms: rss('cms'), publisher: rss('publisher'), server: rss('server') },
    disk: bytesUnder(system.dataDir) / 1e6,
  }
}

function rssMb(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** What the files of a folder take; one that goes meanwhile takes nothing. */
function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
    if (!entry.isFile()) return sum
    return sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0)
  }, 0)
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread
}

const tenths = (value: number): number => Math.round(value * 10) / 10
