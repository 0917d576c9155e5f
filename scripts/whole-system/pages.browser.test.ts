import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/browser.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { findPages } from '../screenshots/page-kinds.ts'

let system: TestSystem
let browser: Browser
let pages: Map<string, string>
beforeAll(async () => {
  system = await startTestSystem({ seed: 'demo' })
  pages = await findPages(async (path) => (await fetch(`${system.siteUrl}${path}`)).text())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** Opens every kind of page and gives what was wrong, by page. */
async function lookAtAll(
  options: { width: number; javaScriptEnabled?: boolean },
  look: (page: Page, name: string) => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const { width, javaScriptEnabled = true } = options
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled,
    reducedMotion: 'reduce',
  })
  const wrong: Record<string, string[]> = {}
  for (const [name, path] of pages) {
    const page = await context.newPage()
    const outside: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(system.siteUrl) && !request.url().startsWith('data:')) outside.push(request.url())
    })
    page.on('pageerror', (error) => outside.push(error.message))
    await page.goto(`${system.siteUrl}${path}`, { waitUntil: 'load' })
    const found = [...outside, ...(await look(page, name))]
    if (found.length > 0) wrong[`${name} ${path}`] = found
    await page.close()
  }
  await context.close()
  return wrong
}

test('the demo county has a page of every kind', () => {
  expect([...pages.keys()]).toHaveLength(17)
})

test('every page answers as it should, and says that it is a demonstration', async () => {
  for (const [name, path] of pages) {
    const response = await fetch(`${system.siteUrl}${path}`)
    const html = await response.text()
    expect(response.status, path).toBe(name === 'not-found' ? 404 : 200)
    expect(html, path).toContain('演示数据，非官方网站')
    expect(html, path).toMatch(/<meta name="robots" content="noindex/)
  }
})

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
  const wrong: Record<string, string[]> = {}
  for (const [name, path] of pages) {
    const html = await (await fetch(`${system.siteUrl}${path}`)).text()
    const { results } = await validator.validateString(html)
    const messages = results.flatMap((result) => result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
    if (messages.length > 0) wrong[`${name} ${path}`] = [...new Set(messages)]
  }
  expect(wrong).toEqual({})
})

test.each([390, 1280])(
  'at %i pixels every page is accessible, fits, and asks nobody else for anything',
  async (width) => {
    const wrong = await lookAtAll({ width }, async (page) => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      return [
        ...violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ target }) => target.join(' '))
              .slice(0, 3)
              .join(' | ')}`,
        ),
        ...(overflow > 0 ? [`${overflow} pixels too wide`] : []),
      ]
    })
    expect(wrong).toEqual({})
  },
)

test('without JavaScript every page still has its heading and its content', async () => {
  const wrong = await lookAtAll({ width: 390, javaScriptEnabled: false }, async (page, name) => {
    const heading = await page.locator('h1').count()
    const words = (await page.locator('main').innerText()).length
    return [...(heading === 1 ? [] : [`${heading} h1`]), ...(words > 20 || name === 'search' ? [] : ['an empty page'])]
  })
  expect(wrong).toEqual({})
})
