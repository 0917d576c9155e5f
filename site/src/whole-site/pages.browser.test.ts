import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { markupRules } from './markup-rules.ts'
import { visitCounty } from './visited-county.ts'

const pages = [
  '/',
  '/spirit/',
  '/news/',
  '/notices/',
  '/articles/2026/e000000000/',
  '/branches/',
  '/branches/branch-1/',
  '/branches/branch-20/',
  '/branches/branch-20/overview/',
  '/activities/2026/e000000001/',
  '/columns/organizational-life/',
  '/columns/branch-activities/2026-10/',
  '/freshness/',
  '/statistics/',
  '/search/',
  '/about/',
  '/404.html',
  '/410.html',
]
/** Widths and reading modes in which nothing may stand beyond the edge. */
const narrow = [
  { width: 1280, reading: '' },
  { width: 390, reading: '' },
  { width: 320, reading: 'elder large' },
]

const markup = new HtmlValidate(markupRules)

const county = visitCounty(launchBrowser)
let page: Page
beforeAll(async () => {
  page = await (await county.browser.newContext({ locale: 'zh-CN' })).newPage()
})

describe.each(pages)('%s', (path) => {
  it('keeps its policy and never scrolls sideways', async () => {
    const complaints: string[] = []
    page.removeAllListeners('console')
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.setViewportSize({ width: 390, height: 900 })
    await page.goto(`${county.url}${path}`, { waitUntil: 'load' })
    for (const { width, reading } of narrow) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate((mode) => document.documentElement.setAttribute('class', `js ${mode}`.trim()), reading)
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect({ width, reading, beyond: Math.max(0, beyond) }).toEqual({ width, reading, beyond: 0 })
    }
    expect(complaints).toEqual([])
  })

  it('is valid HTML without style or event attributes', async () => {
    const html = await (await fetch(`${county.url}${path}`)).text()
    const { results } = await markup.validateString(html)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    )
    expect(html).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)=/)
    expect(html).toContain('演示数据，非官方网站')
    expect(html).toContain('<meta name="robots" content="noindex">')
  })
})
