import lighthouse from 'lighthouse'
import { afterAll, expect, it } from 'vitest'
import { openCounty } from '../../fixtures/open-county.ts'
import { photographs } from '../../fixtures/photograph.ts'
import { budgets } from './budgets.ts'
import type { PageKind } from './page-kinds.ts'
import { visitCounty } from './visited-county.ts'

/** A Chromium that answers DevTools at a port. */
export type Debugged = { port: number; close(): Promise<void> }

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Scores = Record<(typeof categories)[number], number>

/** Other work on the machine makes one measurement of speed slow; the best of a few is what the page can do. */
const tries = 5

/** Lighthouse as a phone sees them, on each of these kinds of page. */
export function lighthouseSuite(launch: () => Promise<Debugged>, kinds: readonly PageKind[]): void {
  const county = visitCounty(launch, () => ({ records: openCounty(), picture: photographs() }))
  const measured: string[] = []
  afterAll(() => console.info(['Lighthouse, mobile:', ...measured].join('\n  ')))

  it.each(kinds)('$name has the scores it must have', async ({ name, path, absent }) => {
    const wanted = budgets.lighthouse
    let best: Scores = { performance: 0, accessibility: 0, 'best-practices': 0, seo: 0 }
    let failed: string[] = []
    for (let left = tries; left > 0 && best.performance < wanted.performance; left -= 1) {
      const run = await audit(`${county.url}${path}`, county.browser.port)
      if (run.scores.performance < best.performance) continue
      best = run.scores
      failed = run.failed
    }
    measured.push(
      `${name}: ${categories.map((category) => `${category} ${best[category]} / ${wanted[category]}`).join(', ')}`,
    )
    for (const category of categories) {
      if (category === 'seo' && absent) continue
      expect(best[category], `${category}; less than whole: ${failed.join(', ')}`).toBeGreaterThanOrEqual(
        wanted[category],
      )
    }
  })
}

/** The scores of a page in hundredths, and which audits took something off them. */
async function audit(url: string, port: number): Promise<{ scores: Scores; failed: string[] }> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories] })
  if (!result) throw new Error(`Lighthouse gave nothing for ${url}.`)
  const { lhr } = result
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
  const score = (category: (typeof categories)[number]): number =>
    Math.round((lhr.categories[category]?.score ?? 0) * 100)
  const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    failed: weighed.map(({ id }) => id).filter((id) => Number(lhr.audits[id]?.score ?? 1) < 1),
  }
}
