import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'

/** A phone and a desktop. */
const widths = [390, 1280] as const

/** Taller pages are cut: a picture is for looking at, not for reading to the end. */
const tallest = 1800

/** One picture to take. */
export interface Shot {
  readonly name: string
  readonly url: string
  /** Stands on the page when it is complete. */
  readonly complete: string
  /** It never stops loading: it is told of changes as long as it is open. */
  readonly streams?: true
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>

/** Takes the pictures of some pages at every width, into `folder`; `session` is that of somebody who is logged in. */
export async function take(browser: Browser, shots: readonly Shot[], folder: string, session?: Session): Promise<void> {
  for (const width of widths) {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      ...(session && { storageState: session }),
    })
    const page = await context.newPage()
    for (const { name, url, complete, streams } of shots) {
      await page.goto(url)
      await page.locator(complete).first().waitFor()
      if (!streams) await page.waitForLoadState('networkidle')
      const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), tallest)
      const clip = { x: 0, y: 0, width, height }
      const path = join(folder, `${name}-${width}.jpg`)
      await page.screenshot({ path, type: 'jpeg', quality: 66, fullPage: true, clip })
    }
    await context.close()
  }
}
