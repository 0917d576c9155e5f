import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** A phone and a desktop. */
const widths = [390, 1280] as const

/** Taller pages are cut: a picture is for looking at, not for reading to the end. */
const tallest = 2200

/** What to do with a page before its picture is taken. */
export interface Shot {
  readonly name: string
  readonly url: string
  readonly prepare?: (page: Page) => Promise<void>
}

/** Takes the pictures of some pages in one browser session, at every width, into `folder`. */
export async function take(
  browser: Browser,
  shots: readonly Shot[],
  folder: string,
  session?: (page: Page) => Promise<void>,
) {
  for (const width of widths) {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await session?.(page)
    for (const { name, url, prepare } of shots) {
      await page.goto(url, { waitUntil: 'networkidle' })
      await prepare?.(page)
      const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), tallest)
      const clip = { x: 0, y: 0, width, height }
      await page.screenshot({
        path: join(folder, `${name}-${width}.jpg`),
        type: 'jpeg',
        quality: 72,
        fullPage: true,
        clip,
      })
    }
    await context.close()
  }
}
