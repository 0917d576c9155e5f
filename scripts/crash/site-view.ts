import { type County, readTitle } from './county.ts'

/** One document as a page lists it. */
export interface Listed {
  readonly number: number
  readonly revision: number
  readonly path: string
}

/** What the county's pages showed one after the other. */
export interface SiteView {
  /** The release before the first page and after the last one: between equal ones all pages are of that release. */
  readonly releases: readonly [number, number]
  readonly home: readonly Listed[]
  /** Everything, newest first. */
  readonly feed: readonly Listed[]
  readonly branches: readonly { readonly all: readonly Listed[]; readonly home: readonly Listed[] }[]
  readonly columns: readonly (readonly Listed[])[]
  /** What the newest entries' own pages are titled. */
  readonly entries: readonly { readonly path: string; readonly status: number; readonly revision: number | null }[]
  /** Files that the pages link to and that are not there. */
  readonly missingFiles: readonly string[]
}

/** Fetches one address of the site; throws when the answer is not one of the statuses. */
export type Get = (path: string, statuses?: readonly number[]) => Promise<{ status: number; text: string }>

const entriesOpened = 3

/** Looks at the pages that change together when something is published. */
export async function lookAtSite(get: Get, county: County): Promise<SiteView> {
  const texts: string[] = []
  const page = async (path: string) => {
    const { text } = await get(path)
    texts.push(text)
    return text
  }
  const before = await releaseOf(get)
  const home = linksIn(await page('/'))
  const feed = itemsIn((await get('/rss.xml')).text)
  const branches: SiteView['branches'][number][] = []
  for (const branch of county.branches) {
    branches.push({
      all: entriesIn((await get(`${branch.home}index.json`)).text),
      home: linksIn(await page(branch.home)),
    })
  }
  const columns: Listed[][] = []
  for (const column of county.columns) columns.push(linksIn(await page(column.home)))
  const entries: SiteView['entries'][number][] = []
  for (const { path } of feed.slice(0, entriesOpened)) {
    const { status, text } = await get(path, [200, 404, 410])
    if (status === 200) texts.push(text)
    entries.push({ path, status, revision: status === 200 ? (titled(text)?.revision ?? null) : null })
  }
  const missingFiles = await missingAmong(filesIn(texts), get)
  return { releases: [before, await releaseOf(get)], home, feed, branches, columns, entries, missingFiles }
}

async function releaseOf(get: Get): Promise<number> {
  const { release }: { release: number } = JSON.parse((await get('/healthz')).text)
  return release
}

const anchor = /<a [^>]*href="(\/activities\/\d+\/[a-z0-9]{10}\/)"[^>]*>(.*?)<\/a>/gs
const item = /<item>.*?<title>(.*?)<\/title>\s*<link>[^<]*(\/activities\/\d+\/[a-z0-9]{10}\/)<\/link>/gs
const heading = /<h1[^>]*>(.*?)<\/h1>/s

const linksIn = (html: string): Listed[] =>
  [...html.matchAll(anchor)].flatMap(([, path = '', text = '']) => listed(path, text))

const itemsIn = (rss: string): Listed[] =>
  [...rss.matchAll(item)].flatMap(([, title = '', path = '']) => listed(path, title))

function entriesIn(json: string): Listed[] {
  const { entries }: { entries: { url: string; title: string }[] } = JSON.parse(json)
  return entries.flatMap(({ url, title }) => listed(new URL(url).pathname, title))
}

function listed(path: string, text: string): Listed[] {
  const title = readTitle(text.replace(/<[^>]*>/g, ''))
  return title === null ? [] : [{ path, ...title }]
}

/** The document that a page of its own is about. */
export const titled = (html: string) => readTitle((heading.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ''))

function filesIn(texts: readonly string[]): string[] {
  const file = /(?:href|src|srcset)="((?:\/_astro\/|\/media\/|\/[a-z-]+\.svg|\/manifest\.webmanifest)[^" ]*)/g
  return [...new Set(texts.flatMap((text) => [...text.matchAll(file)].map(([, path = '']) => path)))]
}

async function missingAmong(paths: readonly string[], get: Get): Promise<string[]> {
  const missing: string[] = []
  for (const path of paths) {
    const { status } = await get(path, [200, 404, 410])
    if (status !== 200) missing.push(`${status} ${path}`)
  }
  return missing
}
