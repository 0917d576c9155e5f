/** Entries in one chunk of the sitemap; the protocol allows 50,000, but a publish rewrites its whole chunk. */
export const sitemapChunkSize = 1000

export const sitemapIndex = '/sitemap.xml'
const sitemapColumns = '/sitemap/columns.xml'
const sitemapBranches = '/sitemap/branches.xml'

/** The address of one chunk of a month; chunks are numbered from the oldest entry, from 1. */
const sitemapMonth = (month: string, chunk: number): string => `/sitemap/${month}/${chunk}.xml`

/** Every chunk of the sitemap. Both the index and the plan of which pages exist use it. */
export const sitemapChunks = (months: readonly { month: string; count: number }[]): string[] => [
  sitemapColumns,
  sitemapBranches,
  ...months.flatMap(({ month, count }) =>
    Array.from({ length: Math.ceil(count / sitemapChunkSize) }, (_, index) => sitemapMonth(month, index + 1)),
  ),
]
