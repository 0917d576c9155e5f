import { describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { visitCounty } from './visited-county.ts'

const county = visitCounty(launchBrowser)

describe('the directory', () => {
  it('narrows to what is typed, says how many are left, and comes back whole', async () => {
    const page = await county.browser.newPage()
    await page.goto(`${county.url}/branches/`)
    const shown = page.locator('.town li:visible')
    const all = await shown.count()
    await page.locator('astro-island:not([ssr])').waitFor()
    await page.getByLabel('支部名称或拼音首字母').fill('第20村')
    await page.getByText('找到 1 个支部').waitFor()
    expect(await shown.count()).toBe(1)
    await page.getByLabel('支部名称或拼音首字母').fill('没有这个支部')
    await page.getByText('没有找到符合条件的支部').waitFor()
    await page.getByLabel('支部名称或拼音首字母').fill('')
    await page.getByLabel('类别').selectOption('学校')
    await page.getByText(/^找到 \d+ 个支部$/).waitFor()
    expect(await shown.count()).toBeLessThan(all)
    await page.close()
  })

  it('is complete without JavaScript, and offers no filter that would not work', async () => {
    const context = await county.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${county.url}/branches/`)
    expect(await page.locator('.town li:visible').count()).toBeGreaterThan(50)
    expect(await page.getByLabel('支部名称或拼音首字母').isVisible()).toBe(false)
    await context.close()
  })
})

describe('长辈模式', () => {
  it('enlarges in two steps, is remembered on the next page, and can be left', async () => {
    const context = await county.browser.newContext()
    const page = await context.newPage()
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    await page.goto(county.url)
    expect(await size()).toBe('16px')
    await page.getByRole('button', { name: '长辈模式' }).click()
    expect(await size()).toBe('20px')
    await page.goto(`${county.url}/branches/`)
    expect(await size()).toBe('20px')
    await page.getByRole('button', { name: '再大一些' }).click()
    expect(await size()).toBe('24px')
    await page.getByRole('button', { name: '退出长辈模式' }).click()
    expect(await size()).toBe('16px')
    await context.close()
  })
})

describe('the keyboard', () => {
  it('reaches the text first', async () => {
    const page = await county.browser.newPage()
    await page.goto(county.url)
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: '跳到正文' }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.close()
  })
})
