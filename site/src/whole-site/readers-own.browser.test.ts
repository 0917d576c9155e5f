import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { visitCounty } from './visited-county.ts'

const withGallery = '/activities/2026/e000000002/'

const county = visitCounty(launchBrowser)

async function opened(path: string, page?: Page): Promise<Page> {
  const shown = page ?? (await (await county.browser.newContext({ viewport: { width: 390, height: 844 } })).newPage())
  await shown.goto(`${county.url}${path}`)
  return shown
}

describe('我的支部', () => {
  it('a branch found by its initials and pinned stands on the home page with its newest entry, until it is removed', async () => {
    const page = await opened('/')
    expect(await page.locator('#my-branches').isVisible()).toBe(false)
    await opened('/branches/', page)
    await page.locator('astro-island:not([ssr])').waitFor()
    await page.getByLabel('支部名称或拼音首字母').fill('d20c')
    await page.locator('.town li:visible a').first().click()
    const name = await page.locator('h1').innerText()
    await page.getByRole('button', { name: '加入“我的支部”' }).click()
    await page.getByText('已加入：在首页就能看到它的最新内容。').waitFor()
    await opened('/', page)
    const mine = page.getByRole('region', { name: '我的支部' })
    expect(await mine.getByRole('link', { name }).count()).toBe(1)
    await mine.locator('time').waitFor()
    await mine.getByRole('link').last().click()
    await page.locator('article.art').waitFor()
    await opened('/', page)
    await mine.getByRole('button', { name: `移除：${name}` }).click()
    expect(await mine.isVisible()).toBe(false)
    await page.context().close()
  })

  it('what somebody else wrote into the browser’s store is not shown', async () => {
    const page = await opened('/')
    for (const stored of [
      '{',
      '[null]',
      '[{"home":"javascript:alert(1)","name":"a"},{"home":"/branches/a/"}]',
      '"a"',
    ]) {
      await page.evaluate((text) => localStorage.setItem('huoye-my-branches', text), stored)
      await page.reload()
      expect(await page.locator('#my-branches').isVisible()).toBe(false)
    }
    await page.context().close()
  })

  it('stays usable where the branch’s page has gone', async () => {
    const page = await opened('/')
    await page.evaluate(() =>
      localStorage.setItem('huoye-my-branches', JSON.stringify([{ home: '/branches/gone/', name: '撤销的支部' }])),
    )
    await page.reload()
    await page.getByText('这个页面已经撤下').waitFor()
    await page.context().close()
  })
})

describe('a gallery', () => {
  it('opens over the page, goes on by key, button and swipe, tells where it is, and gives the focus back', async () => {
    const page = await opened(withGallery)
    const first = page.locator('.gallery a').first()
    await first.click()
    const viewer = page.getByRole('dialog', { name: '照片' })
    const count = viewer.locator('.count')
    expect(await count.innerText()).toBe('第1张，共3张')
    await page.keyboard.press('ArrowRight')
    expect(await count.innerText()).toBe('第2张，共3张')
    await viewer.getByRole('button', { name: '下一张' }).click()
    expect(await count.innerText()).toBe('第3张，共3张')
    await viewer.locator('.strip').evaluate((strip) => strip.scrollTo(0, 0))
    await page.waitForFunction(() => document.querySelector('.viewer .count')?.textContent === '第1张，共3张')
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.viewer') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    expect(await viewer.count()).toBe(0)
    expect(await first.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('leads to the pictures themselves without JavaScript', async () => {
    const context = await county.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${county.url}${withGallery}`)
    const links = await page.locator('.gallery a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(links).toHaveLength(3)
    for (const link of links)
      expect((await fetch(`${county.url}${link}`)).headers.get('content-type')).toBe('image/webp')
    await context.close()
  })
})

describe('sharing', () => {
  it('shows the page’s address as a QR code when it is asked for, and fetches the encoder only then', async () => {
    const page = await (await county.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    const scripts: string[] = []
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
    await opened(withGallery, page)
    const button = page.getByRole('button', { name: '用手机打开这一页' })
    await button.waitFor()
    const before = scripts.length
    await button.click()
    await page.getByRole('img', { name: '这一页的二维码' }).waitFor()
    expect(scripts.length).toBeGreaterThan(before)
    await button.click()
    await page.getByRole('img', { name: '这一页的二维码' }).waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('朗读', () => {
  /** Chromium has no voices here: one that says what it is given and ends when it is told. */
  const voice = () => {
    const said: SpeechSynthesisUtterance[] = []
    Object.assign(window, { said })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => [{ lang: 'zh-CN', localService: true, name: '普通话' }],
        speak: (utterance: SpeechSynthesisUtterance) => said.push(utterance),
        cancel: () => undefined,
        addEventListener: () => undefined,
      },
    })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        text: string
        constructor(text: string) {
          this.text = text
        }
      },
    })
  }

  const endOfSentence = (page: Page) =>
    page.evaluate(() => {
      const { said } = window as unknown as { said: SpeechSynthesisUtterance[] }
      said.at(-1)?.onend?.(new Event('end') as SpeechSynthesisEvent)
      return said.map(({ text }) => text.trim())
    })

  it('reads title and text sentence by sentence, marks the one it reads, pauses and goes on', async () => {
    const context = await county.browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(voice)
    await opened('/articles/2026/e000000000/', page)
    const [title, text] = [await page.locator('h1').innerText(), await page.locator('.text').innerText()]
    const button = page.getByRole('button', { name: '朗读', exact: true })
    expect(await button.isVisible()).toBe(false)
    await page.getByRole('button', { name: '长辈模式' }).click()
    await button.click()
    expect((await page.locator('.saying').allInnerTexts()).join('')).toBe(title)
    await endOfSentence(page)
    await page.getByRole('button', { name: '暂停' }).click()
    await page.getByRole('button', { name: '继续朗读' }).click()
    let heard: string[] = []
    for (let sentence = 0; sentence < 500 && (await page.locator('.saying').count()) > 0; sentence += 1)
      heard = await endOfSentence(page)
    const without = (words: string) => words.replace(/\s/g, '')
    const told = heard.filter((words, index) => words !== heard[index - 1])
    expect(without(told.join(''))).toBe(without(title + text))
    expect(await button.isVisible()).toBe(true)
    await context.close()
  })

  it('is not offered without a Chinese voice', async () => {
    const page = await opened('/articles/2026/e000000000/')
    await page.getByRole('button', { name: '长辈模式' }).click()
    expect(await page.locator('.aloud').isVisible()).toBe(false)
    await page.context().close()
  })
})
