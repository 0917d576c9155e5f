import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clientFolder } from '../../publish/render/site-bundle.ts'
import { bundleEntry, type CountySite, countySite } from './county-site.ts'

const origin = 'https://county.example'
/** Files that no page plan claims: the engine adds them from elsewhere. */
const elsewhere = /^\/(?:media|search-index)\//

let site: CountySite
let claims: ReadonlyMap<string, string | null>
const pages = new Map<string, string>()
/** Addresses that were answered as a request is, with all that Astro puts around a page. */
const requested = new Set<string>()
beforeAll(async () => {
  class WatchedRequest extends Request {
    constructor(...about: ConstructorParameters<typeof Request>) {
      super(...about)
      requested.add(new URL(this.url).pathname)
    }
  }
  vi.stubGlobal('Request', WatchedRequest)
  site = await countySite()
  claims = site.claims()
  for (const [path, to] of claims) {
    const page = to === null ? await site.page(path, origin) : null
    if (page) pages.set(path, page.body.toString('utf8'))
  }
  vi.unstubAllGlobals()
})
afterAll(() => site?.close())

const documents = (): [string, string][] => [...pages].filter(([, body]) => body.startsWith('<!DOCTYPE html'))

describe('the whole site', () => {
  it('has a page at every address that the plan claims', () => {
    const missing = [...claims].filter(([path, to]) => to === null && !pages.has(path)).map(([path]) => path)
    expect(missing).toEqual([])
    expect(pages.size).toBeGreaterThan(1000)
  })

  it('makes every page without a request around it, but for the one with an island', () => {
    expect([...requested]).toEqual(['/branches/'])
  })

  it('claims every address that a page links to', () => {
    const lost = new Set<string>()
    for (const [from, body] of documents()) {
      for (const [, address = ''] of body.matchAll(/\s(?:href|src|action)="(\/[^"]*)"/g)) {
        const path = address.replace(/[?#].*$/, '')
        const file = existsSync(`${clientFolder(bundleEntry)}${path}`) && !path.endsWith('/')
        if (!claims.has(path) && !file && !elsewhere.test(path)) lost.add(`${from} → ${address}`)
      }
    }
    expect([...lost]).toEqual([])
  })

  it('lists every page of content in its sitemap, and nothing that is not there', () => {
    const places = (path: string): string[] =>
      [...(pages.get(path) ?? '').matchAll(/<loc>https:\/\/county\.example([^<]*)<\/loc>/g)].map(([, to = '']) => to)
    const listed = new Set(places('/sitemap.xml').flatMap(places))
    expect([...listed].filter((path) => !pages.has(path))).toEqual([])
    const entries = [...pages.keys()].filter((path) => /^\/(?:articles|activities)\//.test(path))
    expect(entries.filter((path) => !listed.has(path))).toEqual([])
  })

  it('carries the tags of a government site on every page, and the mark of sample data', () => {
    for (const [path, body] of documents()) {
      const has = (text: string): void => expect(body.includes(text), `${path} lacks ${text}`).toBe(true)
      has('<html lang="zh-CN"')
      has('<meta name="SiteName" content="样县党建">')
      has('演示数据，非官方网站')
      has('<meta name="robots" content="noindex">')
      if (/^\/(?:articles|activities)\//.test(path)) {
        for (const name of ['ArticleTitle', 'PubDate', 'ContentSource', 'ColumnName']) has(`<meta name="${name}"`)
        expect(body).toMatch(/name="PubDate" content="\d{4}-\d\d-\d\d \d\d:\d\d"/)
      }
      if (!/^\/4\d\d\.html$/.test(path)) has(`<link rel="canonical" href="${origin}${path}">`)
    }
  })

  it('shows nothing in place of what the county has not filled in', () => {
    for (const [path, body] of documents()) {
      expect(body, path).not.toMatch(/>\s*(?:null|undefined|NaN)\s*<|content="(?:null|undefined)"/)
      expect(body, path).not.toContain('name="SiteIDCode"')
      expect(body, path).not.toContain('承办单位')
    }
  })

  it('draws every chart from the numbers of the table behind it, none of members below five', () => {
    const numbers = (html: string, pattern: RegExp): number[] => [...html.matchAll(pattern)].map(([, n]) => Number(n))
    const charts = documents().flatMap(([path, body]) =>
      [...body.matchAll(/<figure class="chart">.*?<\/figure>/gs)].map(([html]) => ({ path, html })),
    )
    const drawn = new Set(charts.map(({ path }) => path.replace(/branch-\d+/, 'branch')))
    expect([...drawn].sort()).toEqual(['/branches/branch/overview/', '/statistics/'])
    for (const { path, html } of charts) {
      const bars = numbers(html, /<text class="num"[^>]*>(\d+)<\/text>/g)
      expect(bars, path).toEqual(numbers(html, /<td class="num">(\d+)<\/td>/g))
      expect(bars.length, path).toBeGreaterThan(1)
      if (html.includes('（名）')) expect(Math.min(...bars), path).toBeGreaterThanOrEqual(5)
    }
  })

  it('has one heading of the first order on every page', () => {
    for (const [path, body] of documents()) expect(body.match(/<h1[\s>]/g), path).toHaveLength(1)
  })
})
