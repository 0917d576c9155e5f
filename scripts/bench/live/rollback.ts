import { publisherState, releaseList } from '@huoye/content-types'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { askPublisher, askState } from '../../publish/ask-publisher.ts'
import { percentile } from '../percentile.ts'
import { healthOf, untilQuiet } from './health.ts'
import { withFilledSystem } from './publish.ts'

/** From the order to roll back or to resume to the first answer of the public server that shows it. */
export interface RollbackFigures {
  readonly pages: number
  readonly orders: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly missed: number
}

const patienceMs = 5000
const publishesBefore = 12

/** Rolls back to each kept release in turn and resumes, `times` times. */
export function benchRollback(
  times: number,
  pages: number,
  corpus: string | undefined,
  screen: Screen,
): Promise<RollbackFigures> {
  return withFilledSystem({ pages, corpus, screen }, async ({ system, publish }) => {
    for (let number = 0; number < publishesBefore; number += 1) await publish(number)
    await untilQuiet(system)
    const { dataDir, siteUrl } = system
    const { releases } = await askPublisher(dataDir, 'GET', '/releases?limit=50', releaseList)
    const kept = releases.slice(1).filter((release) => release.kept)
    const { release: newest } = await askState(dataDir)
    const seen = async (release: number, started: number): Promise<number | null> => {
      while (performance.now() - started < patienceMs) {
        const shown: { release: number } = await (await fetch(`${siteUrl}/status.json`)).json()
        if (shown.release === release) return performance.now() - started
      }
      return null
    }
    const order = async (path: string, shows: number): Promise<number | null> => {
      const started = performance.now()
      await askPublisher(dataDir, 'POST', path, publisherState)
      return seen(shows, started)
    }
    const all = await withProgress(screen, `回退和恢复 ${times} 次`, async () => {
      const measured: (number | null)[] = []
      for (let turn = 0; turn < times; turn += 1) {
        const target = kept[turn % kept.length]?.release ?? newest
        measured.push(await order(`/rollback?release=${target}`, target), await order('/resume', newest))
      }
      return measured
    })
    const done = all.flatMap((ms) => ms ?? [])
    return {
      pages: (await healthOf(system)).pages,
      orders: all.length,
      p50Ms: tenths(percentile(done, 0.5)),
      p99Ms: tenths(percentile(done, 0.99)),
      missed: all.length - done.length,
    }
  })
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10
