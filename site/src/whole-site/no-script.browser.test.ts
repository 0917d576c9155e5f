import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { openCounty } from '../../fixtures/open-county.ts'
import { pageKinds } from './page-kinds.ts'
import { visitCounty } from './visited-county.ts'

const county = visitCounty(launchBrowser, () => ({ records: openCounty() }))
let context: BrowserContext
let page: Page
beforeAll(async () => {
  context = await county.browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false })
  page = await context.newPage()
})

const pathOf = (of: Page): string => new URL(of.url()).pathname

describe('without JavaScript', () => {
  describe.each(pageKinds)('$name', ({ path, entry }) => {
    it('can be read', async () => {
      await page.goto(`${county.url}${path}`)
      expect(await page.locator('h1:visible').count()).toBe(1)
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(40)
      if (entry) expect((await page.locator('.text').first().innerText()).length).toBeGreaterThan(200)
      expect(await page.locator('.foot').innerText()).toContain('主办单位')
    })

    it('shows no control that does nothing', async () => {
      await page.goto(`${county.url}${path}`)
      // A button that sends a form works by itself, and so does a field in a form with such a button.
      const dead = page.locator('button:not(form[action] [type="submit"]):visible')
      expect(await dead.allInnerTexts()).toEqual([])
      const fields = await page.locator(':is(input, select, textarea):visible').count()
      const formless = await page.locator(':is(input, select, textarea):not(form[action] *):visible').count()
      expect({ formless, fields }).toEqual({ formless: 0, fields: 1 })
      expect(await page.locator('a:not([href]):visible').count()).toBe(0)
    })

    it('leads on by its breadcrumbs', async () => {
      await page.goto(`${county.url}${path}`)
      const steps = await page
        .locator('.crumb a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(steps[0]).toBe(path === '/' ? undefined : '/')
      for (const step of steps.slice(1)) {
        await page.goto(`${county.url}${path}`)
        await page.locator(`.crumb a[href="${step}"]`).click()
        expect(pathOf(page)).toBe(step)
        expect(await page.locator('h1').count()).toBe(1)
      }
    })
  })

  it('the main navigation leads to each of its pages, from the home page and from an entry', async () => {
    for (const from of pageKinds.filter(({ path, entry }) => path === '/' || entry).slice(0, 2)) {
      await page.goto(`${county.url}${from.path}`)
      const items = await page
        .locator('nav[aria-label="主导航"] a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(items.length).toBeGreaterThan(4)
      for (const item of items) {
        await page.goto(`${county.url}${from.path}`)
        await page.locator(`nav[aria-label="主导航"] a[href="${item}"]`).click()
        expect(pathOf(page)).toBe(item)
        expect(await page.locator(`nav[aria-label="主导航"] a[aria-current="page"]`).getAttribute('href')).toBe(item)
      }
    }
  })

  it('a search on a site without Huoye’s server says what it needs, and offers the columns instead', async () => {
    await page.goto(county.url)
    await page.locator('#site-search').fill('学习')
    await page.getByRole('button', { name: '搜索' }).click()
    expect(pathOf(page)).toBe('/search/')
    expect(await page.locator('main').innerText()).toContain('站内搜索需要开启 JavaScript')
    await page.locator('.tree a', { hasText: '党建要闻' }).click()
    expect(pathOf(page)).toBe('/news/')
  })
})
