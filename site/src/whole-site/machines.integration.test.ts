import { existsSync } from 'node:fs'
import { columnTree, type EntryRecord } from '@huoye/content-types'
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCounty } from '../../fixtures/open-county.ts'
import { clientFolder } from '../../publish/render/site-bundle.ts'
import { bundleEntry, type CountySite, countySite } from './county-site.ts'
import { type PageKind, pageKinds } from './page-kinds.ts'

const origin = 'https://www.county.example'
const records = openCounty()
const settings = records.find((record) => record.type === 'site-setting')

let site: CountySite
beforeAll(async () => {
  site = await countySite(records)
})
afterAll(() => site?.close())

async function textOf(path: string): Promise<string> {
  const page = await site.page(path, origin)
  if (!page) throw new Error(`${path} has an error.`)
  return page.body.toString('utf8')
}

const decoded = (text: string): string =>
  text
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&(?:amp|#38);/g, '&')

/** The tags of a head by name or property. A tag that stands there twice is an error. */
function tagsOf(html: string): Map<string, string> {
  const tags = new Map<string, string>()
  for (const [, name = '', content = ''] of html.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)"/g)) {
    expect(tags.has(name), `${name} twice`).toBe(false)
    tags.set(name, decoded(content))
  }
  return tags
}

type Node = { '@type': string; [name: string]: unknown }

function graphOf(html: string): Node[] {
  const [, text = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? []
  const { '@context': context, '@graph': graph }: { '@context': string; '@graph': Node[] } = JSON.parse(text)
  expect(context).toBe('https://schema.org')
  return graph
}

/** The record that a page of an entry shows. */
function entryOf({ path }: PageKind): EntryRecord {
  const isShown = (record: (typeof records)[number]): record is EntryRecord =>
    'publicId' in record && path.includes(record.publicId)
  const entry = records.find(isShown)
  if (!entry) throw new Error(`${path} shows no entry.`)
  return entry
}

const minuteInChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

describe.each(pageKinds)('machines read of $name', (kind) => {
  const { path, entry, absent } = kind
  let html: string
  beforeAll(async () => {
    html = await textOf(path)
  })

  it('whose site it is, and that they may list it', () => {
    const tags = tagsOf(html)
    expect(tags.get('SiteName')).toBe(settings?.siteName)
    expect(tags.get('SiteDomain')).toBe(settings?.siteDomain)
    expect(tags.get('SiteIDCode')).toBe(settings?.siteIdCode)
    expect(tags.get('robots')).toBe(absent ? 'noindex' : undefined)
    expect([...html.matchAll(/<link rel="canonical" href="([^"]*)"/g)].map(([, href]) => href)).toEqual(
      absent ? [] : [`${origin}${path}`],
    )
    expect(/<title>[^<]+<\/title>/.test(html)).toBe(true)
    expect((tags.get('description') ?? '').length).toBeGreaterThan(5)
  })

  it('its column, and of an entry its title, time and source', () => {
    const tags = tagsOf(html)
    const ofColumn = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']
    const ofArticle = ['ArticleTitle', 'PubDate', 'ContentSource']
    for (const name of ofColumn) expect(tags.has(name), name).toBe(path !== '/' && !absent)
    for (const name of ofArticle) expect(tags.has(name), name).toBe(entry === true)
    if (!entry) return
    const record = entryOf(kind)
    expect(tags.get('ColumnName')).toBe(columnTree.find(({ key }) => key === record.columnKey)?.title)
    expect(tags.get('ArticleTitle')).toBe(record.title)
    expect(tags.get('PubDate')).toBe(minuteInChina(record.listedAt))
    const source = record.type === 'article' ? (record.sourceName ?? settings?.siteName) : '第20村党支部'
    expect(tags.get('ContentSource')).toBe(source)
  })

  it('a card for messengers, with a picture that is there', () => {
    const tags = tagsOf(html)
    expect(tags.get('og:type')).toBe(entry ? 'article' : 'website')
    expect(tags.get('og:site_name')).toBe(settings?.siteName)
    expect(tags.get('og:url')).toBe(absent ? undefined : `${origin}${path}`)
    expect((tags.get('og:title') ?? '').length).toBeGreaterThan(1)
    const cover = entry ? entryOf(kind).cover : null
    const picture = tags.get('og:image') ?? ''
    if (cover) expect(cover.sources.map(({ name }) => `${origin}/media/${name}`)).toContain(picture)
    else expect(picture).toBe(`${origin}/card.png`)
    expect(cover !== null || existsSync(`${clientFolder(bundleEntry)}/card.png`)).toBe(true)
  })

  it('what it is, where it stands and who publishes it, as JSON-LD', () => {
    const [page, trail, ...more] = graphOf(html)
    expect(more).toEqual([])
    expect(page?.['@type']).toBe(entry ? 'NewsArticle' : path === '/' ? 'WebSite' : 'CollectionPage')
    expect(page?.publisher).toEqual({ '@type': 'GovernmentOrganization', name: settings?.sponsor })
    if (entry) {
      const { title, listedAt, updatedAt } = entryOf(kind)
      const facts = {
        headline: title,
        datePublished: listedAt,
        dateModified: updatedAt,
        mainEntityOfPage: `${origin}${path}`,
      }
      expect(page).toMatchObject(facts)
    }
    if (path === '/') return expect(trail).toBeUndefined()
    const items = trail?.itemListElement as { position: number; name: string; item: string }[]
    expect(trail?.['@type']).toBe('BreadcrumbList')
    expect(items.map(({ position }) => position)).toEqual(items.map((_item, index) => index + 1))
    expect(items[0]).toMatchObject({ name: '首页', item: `${origin}/` })
    expect(items.at(-1)?.item).toBe(`${origin}${path}`)
    const shown = [...html.matchAll(/<li><a href="([^"]*)">[^<]*<\/a><\/li>/g)].map(([, href]) => `${origin}${href}`)
    for (const { item } of items.slice(0, -1)) expect(shown).toContain(item)
  })

  it('a footer with all that a public body has to say', () => {
    const footer = decoded(/<footer[\s\S]*<\/footer>/.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, '')
    const { sponsor, organizer, contactPhone, contactEmail, contactAddress } = settings ?? {}
    const { icpNumber, publicSecurityNumber, siteIdCode, partySiteMark } = settings ?? {}
    for (const value of [`主办单位：${sponsor}`, `承办单位：${organizer}`, `网站标识码：${siteIdCode}`])
      expect(footer).toContain(value)
    for (const value of [contactPhone, contactEmail, contactAddress, icpNumber, publicSecurityNumber, partySiteMark]) {
      expect(footer).toContain(value)
    }
    expect(footer).toContain('网站地图')
  })
})

/** The texts of all elements of a name in a well-formed XML document; throws where it is not. */
function elements(xml: string, name: string): string[] {
  const parser = new SaxesParser({ xmlns: true })
  const found: string[] = []
  let open = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    open = tag.name === name
    if (open) found.push('')
  })
  parser.on('text', (text) => {
    if (open) found.push((found.pop() ?? '') + text)
  })
  parser.on('closetag', () => {
    open = false
  })
  parser.write(xml).close()
  return found
}

describe('feeds', () => {
  it.each(['/rss.xml', '/branches/branch-20/rss.xml'])(
    '%s is well-formed RSS with absolute links to pages',
    async (path) => {
      const xml = await textOf(path)
      const [home, ...links] = elements(xml, 'link')
      expect(home?.startsWith(`${origin}/`)).toBe(true)
      expect(links.length).toBeGreaterThan(3)
      expect(elements(xml, 'guid')).toEqual(links)
      const claims = site.claims()
      for (const link of links) expect(claims.has(link.replace(origin, '')), link).toBe(true)
      const dates = elements(xml, 'pubDate').map((date) => Date.parse(date))
      expect(dates).toEqual([...dates].sort((left, right) => right - left))
      expect(elements(xml, 'title').length).toBe(links.length + 1)
    },
  )

  it('the sitemap is an index of sitemaps, and both hold absolute addresses that are there', async () => {
    const claims = site.claims()
    const chunks = elements(await textOf('/sitemap.xml'), 'loc')
    expect(chunks.length).toBeGreaterThan(10)
    const listed = new Set<string>()
    for (const chunk of chunks) {
      for (const address of elements(await textOf(chunk.replace(origin, '')), 'loc')) listed.add(address)
    }
    for (const address of [...chunks, ...listed]) expect(claims.get(address.replace(origin, '')), address).toBeNull()
    for (const { path, absent } of pageKinds) {
      const isPart = /\/\d{4}-\d\d\/$/.test(path) || path === '/search/'
      if (!absent && !isPart && !path.startsWith('/branches/branch-20/o'))
        expect(listed.has(`${origin}${path}`), path).toBe(true)
    }
    expect(await textOf('/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml`)
  })
})

type Icon = { src: string; sizes: string; type: string }

describe('a home screen', () => {
  const fileOf = (address: string): string => `${clientFolder(bundleEntry)}${address}`

  it('is given icons that are there, in the format and the size that the manifest claims', async () => {
    const { icons }: { icons: Icon[] } = JSON.parse(await textOf('/manifest.webmanifest'))
    const pixels = icons.filter(({ sizes }) => sizes !== 'any')
    expect(pixels.map(({ src }) => src)).toEqual(['/icon-192.png', '/icon-512.png'])
    for (const { src, sizes, type } of pixels) {
      const { format, width, height } = await sharp(fileOf(src)).metadata()
      expect({ type: `image/${format}`, sizes: `${width}x${height}` }).toEqual({ type, sizes })
    }
    for (const { src, type } of icons.filter((icon) => !pixels.includes(icon)))
      expect({ type, format: (await sharp(fileOf(src)).metadata()).format }).toEqual({
        type: 'image/svg+xml',
        format: 'svg',
      })
  })

  it('of an iPhone is given one as large as it shows', async () => {
    const [, address = ''] = /<link rel="apple-touch-icon" href="([^"]+)"/.exec(await textOf('/')) ?? []
    expect(await sharp(fileOf(address)).metadata()).toMatchObject({ format: 'png', width: 180, height: 180 })
  })
})
