import { setTimeout as wait } from 'node:timers/promises'
import type { Screen } from '../../progress/progress.ts'
import { withProgress } from '../../progress/progress.ts'
import type { Way } from './fill.ts'
import { percentiles, withFilledSystem } from './publish.ts'
import type { OnePublish } from './publish-once.ts'

/** Single publishes while a large import goes on. */
export interface BulkFigures {
  readonly documents: number
  readonly publishes: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  /** Seconds until the CMS had stored all documents, and until all were live. */
  readonly importS: number
  readonly liveS: number
  readonly docsPerS: number
  readonly missed: number
}

/** Time between one publish and the next: an editor is at work, not a machine. */
const pauseMs = 500

/** Imports documents and publishes single entries all the while, until the last document is live. */
export function benchBulk(
  { documents, pages, corpus, way }: { documents: number; pages: number; corpus: string | undefined; way: Way },
  screen: Screen,
): Promise<BulkFigures> {
  return withFilledSystem({ pages, corpus, screen }, ({ filler, publish }) =>
    withProgress(screen, `导入 ${documents} 篇，同时逐篇发布`, async (step) => {
      const all: OnePublish[] = [await publish(0)]
      const started = performance.now()
      const seconds = () => (performance.now() - started) / 1000
      const progress = { imported: 0 }
      const work = { done: false, importS: 0, liveS: 0 }
      const imported = filler
        .send(documents, way, (done) => {
          progress.imported = done
        })
        .then(async () => {
          work.importS = seconds()
          await filler.untilApplied()
          work.liveS = seconds()
        })
        .finally(() => {
          work.done = true
        })
      while (!work.done) {
        all.push(await publish(all.length))
        step.say(`导入 ${progress.imported} 篇，发布 ${all.length - 1} 次`)
        await wait(pauseMs)
      }
      await imported
      const counted = all.slice(1)
      return {
        documents,
        publishes: counted.length,
        ...percentiles(counted),
        importS: tenths(work.importS),
        liveS: tenths(work.liveS),
        docsPerS: tenths(documents / work.importS),
        missed: counted.filter(({ ms }) => ms === null).length,
      }
    }),
  )
}

const tenths = (value: number): number => Math.round(value * 10) / 10
