import { reconciled } from '@huoye/content-types'
import type { Screen } from '../../progress/progress.ts'
import { askPublisher } from '../../publish/ask-publisher.ts'
import { healthOf, untilQuiet } from './health.ts'
import { withFilledSystem } from './publish.ts'

/** A comparison of the whole CMS with the site when nothing differs. */
export interface NoopFigures {
  readonly pages: number
  readonly documents: number
  readonly reconcileMs: number
  /** Documents that had to be read anew: none. */
  readonly asked: number
}

const rounds = 3

/** Has the publisher compare everything, and takes the best of three: the first reads what no cache holds. */
export function benchNoop(pages: number, corpus: string | undefined, screen: Screen): Promise<NoopFigures> {
  return withFilledSystem({ pages, corpus, screen }, async ({ system, filler }) => {
    const times: number[] = []
    let asked = 0
    for (let round = 0; round < rounds; round += 1) {
      await untilQuiet(system)
      const started = performance.now()
      const answer = await askPublisher(system.dataDir, 'POST', '/reconcile', reconciled)
      times.push(performance.now() - started)
      asked += Number(answer.asked ?? 0)
    }
    return {
      pages: (await healthOf(system)).pages,
      documents: await filler.documents(),
      reconcileMs: Math.round(Math.min(...times)),
      asked,
    }
  })
}
