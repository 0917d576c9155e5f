import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { syntheticCounty } from '../../fixtures/county.ts'
import { type SearchedSite, searchedSite } from '../../fixtures/searched-site.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const now = '2026-11-20T08:00:00.000Z'
const county = syntheticCounty({ organizations: 6, entries: 60, bodyLength: 120, until: now })
const [entry] = county.filter((record) => record.type === 'activity')
if (!entry) throw new Error('The county has no activity.')

let site: SearchedSite
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  ;[site, browser] = await Promise.all([searchedSite(county, now), launchBrowser()])
  await site.index.update()
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
})

afterEach(async () => {
  await page.context().close()
  expect(faults.splice(0)).toEqual([])
})

const box = () => page.locator('#site-search')
const status = () => page.locator('#search-status')
const query = () => new URL(page.url()).searchParams

test('by keyboard: / leads to the box of any page, a suggestion to its page', async () => {
  await page.goto(`${site.origin}/branches/`)
  await page.keyboard.press('/')
  await page.keyboard.type(entry.title.slice(0, 6))
  const option = page.getByRole('option', { name: entry.title, exact: true })
  await option.waitFor()
  expect(await box().getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = await box().getAttribute('aria-activedescendant')
  expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('listbox').isVisible()).toBe(false)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\/\?q=/)
  expect(await status().innerText()).toMatch(/^找到 \d+ 条/)
})

test('by touch: search, narrow down, go back, and take the filter away again', async () => {
  await page.goto(`${site.origin}/search/?q=${encodeURIComponent('主题活动')}`)
  const all = await status().innerText()
  await page.locator('.narrow summary').tap()
  const year = page.locator('#search-year')
  await year.selectOption({ index: 1 })
  await page.waitForURL(/year=\d{4}/)
  await expect.poll(() => status().innerText()).not.toBe(all)
  expect(await year.inputValue()).toBe(query().get('year'))
  await page.goBack()
  await expect.poll(() => status().innerText()).toBe(all)
  await page.goForward()
  await page.getByRole('link', { name: /去掉\s*年份/ }).tap()
  await expect.poll(() => status().innerText()).toBe(all)
  expect(query().get('year')).toBeNull()
})

test('ten more are put behind the ten, and the first of them has the focus', async () => {
  await page.goto(`${site.origin}/search/?q=${encodeURIComponent('主题活动')}`)
  const links = page.locator('#search-results h2 a')
  expect(await links.count()).toBe(10)
  await page.locator('#search-more').click()
  await expect.poll(() => links.count()).toBe(20)
  const eleventh = await links.nth(10).getAttribute('href')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(eleventh)
})

test('earlier queries are offered on this device, until they are cleared', async () => {
  await page.goto(`${site.origin}/search/?q=${encodeURIComponent(entry.title)}`)
  await status().filter({ hasText: '找到' }).waitFor()
  await page.goto(`${site.origin}/about/`)
  await box().tap()
  const earlier = page.getByRole('option').filter({ hasText: '搜过' })
  await earlier.first().waitFor()
  await page.getByRole('button', { name: '清除搜索记录' }).tap()
  await expect.poll(() => earlier.count()).toBe(0)
  expect(await page.evaluate(() => localStorage.getItem('huoye-searches'))).toBeNull()
})

test('what is nowhere is said, with what comes nearest', async () => {
  await page.goto(`${site.origin}/search/`)
  await box().fill('这样的词哪里也没有')
  await box().press('Enter')
  await expect.poll(() => status().innerText()).toContain('没有找到“这样的词哪里也没有”')
  expect(await page.title()).toContain('这样的词哪里也没有 - 搜索')
  expect(await page.locator('.tree a').count()).toBeGreaterThan(3)
})

test('without JavaScript results, filters and the next page are there', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const still = await context.newPage()
  await still.goto(`${site.origin}/`)
  await still.locator('#site-search').fill('主题活动')
  await still.getByRole('button', { name: '搜索' }).click()
  expect(await still.locator('#search-results li').count()).toBe(10)
  await still.getByRole('link', { name: '再看十条' }).click()
  expect(await still.locator('#search-results').getAttribute('start')).toBe('11')
  await still.locator('.narrow summary').click()
  await still.locator('#search-sort').selectOption('date')
  await still.getByRole('button', { name: '搜索' }).click()
  expect(new URL(still.url()).searchParams.get('sort')).toBe('date')
  await context.close()
})
