import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { openCounty } from '../../fixtures/open-county.ts'
import { pageKinds } from './page-kinds.ts'
import { visitCounty } from './visited-county.ts'

/** A width and a reading mode: the class that it puts on the page. */
export type Look = { width: number; reading: '' | 'elder' | 'elder large' }

/** WCAG 2.2 to level AA, and what axe calls good practice: landmarks and the order of headings. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Analyses every kind of page in each of these looks. */
export function axeSuite(launchBrowser: () => Promise<Browser>, looks: readonly Look[]): void {
  const county = visitCounty(launchBrowser, () => ({ records: openCounty() }))
  let page: Page
  beforeAll(async () => {
    page = await (await county.browser.newContext({ locale: 'zh-CN' })).newPage()
  })

  it.each(pageKinds)('$name has nothing that axe objects to', async ({ path }) => {
    await page.goto(`${county.url}${path}`, { waitUntil: 'load' })
    const found: string[] = []
    for (const { width, reading } of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate((mode) => document.documentElement.setAttribute('class', `js ${mode}`.trim()), reading)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze()
      for (const { id, nodes } of violations) {
        found.push(`${width} ${reading} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
      }
    }
    expect(found).toEqual([])
  })
}
