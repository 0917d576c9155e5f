import { afterAll, beforeAll } from 'vitest'
import { type CountyContent, type ServedCounty, serveCounty } from './served-county.ts'

/** The address of a site, and what looks at it. Both are there while tests run. */
export type VisitedCounty<Browser> = { readonly url: string; readonly browser: Browser }

/** Serves a county and starts a browser before the tests of a file or a suite, and ends both after them. */
export function visitCounty<Browser extends { close(): Promise<void> }>(
  launch: () => Promise<Browser>,
  content: () => CountyContent = () => ({}),
): VisitedCounty<Browser> {
  let county: ServedCounty | null = null
  let browser: Browser | null = null
  beforeAll(async () => {
    county = await serveCounty(content())
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })
  const there = <Thing>(thing: Thing | null): Thing => {
    if (thing === null) throw new Error('The county is visited while tests run.')
    return thing
  }
  return {
    get url() {
      return there(county).url
    },
    get browser() {
      return there(browser)
    },
  }
}
