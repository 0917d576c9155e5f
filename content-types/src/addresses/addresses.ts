import { monthOf } from './day.ts'

/**
 * Every address of the public site. All are absolute paths; pages end with a slash, files with an extension.
 * The year of an entry is that of `listedAt` in China, so an address never changes once it is given.
 */
export const countyHome = '/'
export const directory = '/branches/'
export const freshness = '/freshness/'
export const statistics = '/statistics/'
export const search = '/search/'
export const about = '/about/'
export const openData = '/open-data/'
export const notFound = '/404.html'
export const gone = '/410.html'

/** Columns that hold county articles are served at the top; every other column under /columns/. */
const countyListings: Readonly<Record<string, string>> = {
  'special-topics': '/spirit/',
  'party-news': '/news/',
  notices: '/notices/',
}

/** Slugs a branch cannot take, because an address beside it has the name. */
export const reservedBranchSlugs: ReadonlySet<string> = new Set([
  'overview',
  'index',
  'rss',
  'qr',
  'search',
  'all',
  'new',
  'page',
  'archive',
  'county',
  'towns',
  'api',
  'admin',
])

type ColumnAddress = { key: string; slug: string; parentKey: string | null }

/** Where a column's county-wide listing is: /news/, /spirit/<slug>/ or /columns/<slug>/. */
export function columnListing(column: ColumnAddress): string {
  const own = countyListings[column.key]
  if (own) return own
  if (column.parentKey === 'special-topics') return `/spirit/${column.slug}/`
  return `/columns/${column.slug}/`
}

export const branchHome = (slug: string): string => `/branches/${slug}/`
export const branchOverview = (slug: string): string => `/branches/${slug}/overview/`
export const branchColumn = (slug: string, columnSlug: string): string => `/branches/${slug}/${columnSlug}/`
export const branchShort = (code: string): string => `/b/${code}/`

/**
 * One page of a month archive. Pages are numbered from the oldest inside the month;
 * the month's own address is its newest page, so `page` is null there.
 */
export function monthArchive(listing: string, month: string, page: number | null = null): string {
  return page === null ? `${listing}${month}/` : `${listing}${month}/${page}/`
}

export const article = (record: { publicId: string; listedAt: string }): string =>
  `/articles/${yearOf(record.listedAt)}/${record.publicId}/`

export const activity = (record: { publicId: string; listedAt: string }): string =>
  `/activities/${yearOf(record.listedAt)}/${record.publicId}/`

/** Address of a county-level article or a branch's activity. */
export function entry(record: { type: 'article' | 'activity'; publicId: string; listedAt: string }): string {
  return record.type === 'article' ? article(record) : activity(record)
}

export const media = (name: string): string => `/media/${name}`

const yearOf = (listedAt: string): string => monthOf(listedAt).slice(0, 4)
