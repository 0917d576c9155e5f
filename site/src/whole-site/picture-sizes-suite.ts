import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openCounty } from '../../fixtures/open-county.ts'
import { sizes } from '../pictures/sizes.ts'
import type { PageKind } from './page-kinds.ts'
import { visitCounty } from './visited-county.ts'

const widths = [390, 768, 1280]

/** How far a promised width may be from the one that is laid out. */
const tolerance = 0.05

/** Promises less than the layout on purpose. */
const deliberate = [
  {
    sizes: sizes.lead,
    widths: [390],
    reason: 'a third pixel in each direction would cost a phone more than all the rest of the page',
  },
  { sizes: sizes.feature, widths: [390], reason: 'the same' },
]

/** Holds what `sizes` promises of each picture on these kinds of page against the width that it has. They show every place of pictures. */
export function pictureSizesSuite(launch: () => Promise<Browser>, kinds: readonly PageKind[]): void {
  const county = visitCounty(launch, () => ({ records: openCounty() }))
  let page: Page
  const met = new Set<string>()
  beforeAll(async () => {
    page = await county.browser.newPage()
  })

  describe('the width that sizes promises of a picture is the one that it has', () => {
    it.each(kinds)('on $name', async ({ path }) => {
      await page.goto(`${county.url}${path}`, { waitUntil: 'load' })
      const wrong: string[] = []
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        for (const picture of await page.evaluate(picturesShown)) {
          met.add(picture.sizes)
          const { promised, laidOut } = picture
          if (isDeliberate(picture.sizes, width) || Math.abs(promised / laidOut - 1) <= tolerance) continue
          wrong.push(`at ${width}: ${promised} promised, ${laidOut} laid out, of ${picture.sizes}`)
        }
      }
      expect([...new Set(wrong)]).toEqual([])
    })

    it('wherever pictures stand', () => expect(met).toEqual(new Set(Object.values(sizes))))
  })
}

const isDeliberate = (promise: string, width: number): boolean =>
  deliberate.some((exception) => exception.sizes === promise && exception.widths.includes(width))

type Shown = { sizes: string; promised: number; laidOut: number }

/** Every picture that comes in several widths, with the pixels that `sizes` comes to in this window and those that it takes. */
function picturesShown(): Shown[] {
  const probe = document.createElement('div')
  document.documentElement.append(probe)
  const pixels = (length: string): number => {
    probe.style.width = length
    return probe.getBoundingClientRect().width
  }
  const promisedBy = (sizes: string): number => {
    const conditions = sizes.split(', ').map((part) => /^(?:(\(.*?\)) )?(.*)$/.exec(part))
    const [, , length = ''] = conditions.find((part) => !part?.[1] || matchMedia(part[1]).matches) ?? []
    return pixels(length)
  }
  const shown = [...document.images].flatMap((picture) => {
    const { sizes, srcset } = picture
    const laidOut = picture.getBoundingClientRect().width
    return srcset && laidOut > 0 ? [{ sizes, promised: promisedBy(sizes), laidOut }] : []
  })
  probe.remove()
  return shown
}
