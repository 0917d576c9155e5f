import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { openCounty } from '../../fixtures/open-county.ts'
import { photographs } from '../../fixtures/photograph.ts'
import { pageKinds } from './page-kinds.ts'
import { visitCounty } from './visited-county.ts'

const county = visitCounty(launchBrowser, () => ({ records: openCounty(), picture: photographs() }))
let page: Page
beforeAll(async () => {
  // Without motion the page is where it scrolls to at once.
  const context = await county.browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
})

/** Long pages repeat themselves: so many presses reach every sort of thing on them. */
const presses = 120

describe.each(pageKinds)('by keyboard, $name', ({ name, path }) => {
  it('shows where the focus is, and goes in the order of the page', async () => {
    await page.goto(`${county.url}${path}`, { waitUntil: 'load' })
    if (name === 'directory') await page.locator('astro-island:not([ssr])').waitFor()
    const expected = await page.evaluate(tabStops)
    const wrong: string[] = []
    for (let index = 0; index < Math.min(expected, presses); index += 1) {
      await page.keyboard.press('Tab')
      const stop = await focusedStop()
      if (stop.index !== index) wrong.push(`${index} came to ${stop.index}: ${stop.what}`)
      if (!stop.visible) wrong.push(`${index} cannot be seen: ${stop.what}`)
    }
    expect(wrong).toEqual([])
  })

  it('skips to the text, which is the next to be read', async () => {
    await page.goto(`${county.url}${path}`, { waitUntil: 'load' })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'main')
    await page.keyboard.press('Tab')
    const isBehind = await page.evaluate(() => {
      const main = document.querySelector('main')
      const next = document.activeElement
      return !!main && !!next && (main.contains(next) || !!(main.compareDocumentPosition(next) & 4))
    })
    expect(isBehind).toBe(true)
  })

  it('has one of each landmark, with names where there are several, and headings in order', async () => {
    await page.goto(`${county.url}${path}`, { waitUntil: 'load' })
    const count = (selector: string) => page.locator(selector).count()
    expect([await count('body > header'), await count('main'), await count('body > footer')]).toEqual([1, 1, 1])
    const names = await page
      .locator('nav, aside, section.scroll')
      .evaluateAll((landmarks) => landmarks.map((landmark) => landmark.getAttribute('aria-label')))
    expect(names).not.toContain(null)
    const navigations = await page.locator('nav').evaluateAll((all) => all.map((nav) => nav.getAttribute('aria-label')))
    expect(new Set(navigations).size).toBe(navigations.length)
    const levels = await page
      .locator(':is(h1, h2, h3, h4):visible')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0), levels.join(' ')).toBeLessThanOrEqual(1)
    }
  })
})

describe('who asked for less motion', () => {
  it.each(pageKinds)('gets none on $name', async ({ path }) => {
    await page.goto(`${county.url}${path}`, { waitUntil: 'load' })
    const moving = await page.evaluate(() => {
      const moves = (element: Element): boolean =>
        [null, '::before', '::after'].some((part) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part)
          const isLong = transitionDuration.split(',').some((duration) => Number.parseFloat(duration) > 0)
          return animationName !== 'none' || isLong || scrollBehavior === 'smooth'
        })
      return [...document.querySelectorAll('*')].filter(moves).map(({ outerHTML }) => outerHTML.slice(0, 80))
    })
    expect(moving).toEqual([])
  })
})

/** What has the focus. The page may scroll to it in the frame after the press. */
async function focusedStop(): Promise<ReturnType<typeof focused>> {
  const stop = await page.evaluate(focused)
  if (stop.visible) return stop
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return page.evaluate(focused)
}

/** Marks what Tab stops at by its number in the page, and gives how many there are. */
function tabStops(): number {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const stops = [...document.querySelectorAll<HTMLElement>(wanted)].filter(
    (element) => element.tabIndex >= 0 && element.checkVisibility() && !element.matches(':disabled'),
  )
  for (const [index, stop] of stops.entries()) stop.dataset.stop = String(index)
  return stops.length
}

/** What has the focus: its number, and whether a reader sees that it has. */
function focused(): { index: number; visible: boolean; what: string } {
  const element = document.activeElement as HTMLElement
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, opacity, visibility } = getComputedStyle(element)
  const isMarked = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const isInside = right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight
  const isShown = visibility === 'visible' && opacity !== '0' && outlineColor !== 'rgba(0, 0, 0, 0)'
  return {
    index: Number(element.dataset.stop ?? -1),
    visible: isMarked && isInside && isShown,
    what: element.outerHTML.slice(0, 100),
  }
}
