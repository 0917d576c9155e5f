import { HtmlValidate } from 'html-validate'
import { LinkChecker, type LinkResult, LinkState } from 'linkinator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCounty } from '../../fixtures/open-county.ts'
import { type CountySite, countySite } from './county-site.ts'
import { markupRules } from './markup-rules.ts'
import { type ServedCounty, serveCounty } from './served-county.ts'

let site: CountySite
let county: ServedCounty
beforeAll(async () => {
  const records = openCounty()
  site = await countySite(records)
  county = await serveCounty({ records })
})
afterAll(async () => {
  site?.close()
  await county?.close()
})

describe('the whole site', () => {
  it('is valid HTML at every address, without style or event attributes', async () => {
    const markup = new HtmlValidate(markupRules)
    const complaints = new Map<string, string>()
    let pages = 0
    for (const [path, to] of site.claims()) {
      const page = to === null ? await site.page(path, county.url) : null
      if (!page?.type.startsWith('text/html')) continue
      pages += 1
      const html = page.body.toString('utf8')
      const { results } = await markup.validateString(html)
      for (const { ruleId, message } of results.flatMap(({ messages }) => messages)) {
        complaints.set(`${ruleId}: ${message}`, path)
      }
      if (/<[^>]+\s(?:style|on[a-z]+)=/.test(html)) complaints.set('a style or event attribute', path)
    }
    console.info(`html-validate: ${pages} pages`)
    expect([...complaints]).toEqual([])
    expect(pages).toBeGreaterThan(1000)
  })

  it('leads nowhere that is not there, anchors included', async () => {
    const links = await crawl(county, '/', true)
    const broken = links.filter(({ state }) => state === LinkState.BROKEN)
    console.info(`linkinator: ${new Set(links.map(({ url }) => url)).size} addresses, ${broken.length} broken`)
    expect(broken.map(described)).toEqual([])
    expect(links.length).toBeGreaterThan(1000)
  })

  it('would be found to have broken links', async () => {
    const about = '<p><a href="/nowhere/">甲</a><a href="/branches/#nowhere">乙</a><a href="#map">丙</a></p>'
    const records = openCounty().map((record) => (record.type === 'site-setting' ? { ...record, about } : record))
    const other = await serveCounty({ records })
    const links = await crawl(other, '/about/', false)
    await other.close()
    const broken = links.filter(({ state }) => state === LinkState.BROKEN)
    expect(broken.map(({ url }) => url.slice(other.url.length)).sort()).toEqual(['/branches/#nowhere', '/nowhere/'])
  })
})

/** Follows the links of a page, and with `recurse` those of every page of the site that it comes to. */
async function crawl({ url }: ServedCounty, path: string, recurse: boolean): Promise<LinkResult[]> {
  const linksToSkip = async (link: string): Promise<boolean> => !link.startsWith(url)
  const options = { path: `${url}${path}`, recurse, linksToSkip, checkFragments: true, concurrency: 20 }
  return (await new LinkChecker().check(options)).links
}

const described = ({ parent, url, status }: LinkResult): string => `${parent} → ${url}: ${status}`
