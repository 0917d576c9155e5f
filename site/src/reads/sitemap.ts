import { addresses } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import { sitemapChunkSize, sitemapChunks } from '../listing/sitemap-chunks.ts'
import { successorOf } from '../organizations/successor.ts'
import { inRegister } from '../organizations/tree.ts'
import { type MapColumn, readSiteMap } from './site-map.ts'

/** The chunks of the sitemap: columns and branches, then months, newest first. */
export const readSitemapChunks = defineRead('sitemap-chunks', (replica): string[] =>
  sitemapChunks(replica.months({}).map((month) => ({ month, count: replica.count({}, month) }))),
)

/** Addresses of pages that list: the fixed ones and the columns. */
export const readSitemapColumns = defineRead('sitemap-columns', (replica): string[] => {
  const flat = (columns: MapColumn[]): string[] => columns.flatMap(({ href, children }) => [href, ...flat(children)])
  const fixed = [
    addresses.countyHome,
    addresses.directory,
    addresses.freshness,
    addresses.statistics,
    addresses.about,
    addresses.openData,
  ]
  return [...fixed, ...flat(readSiteMap.run(replica, {}))]
})

/** Homes of all organizations, and overviews where there are any. */
export const readSitemapBranches = defineRead('sitemap-branches', (replica): string[] =>
  replica
    .list('organization')
    .sort(inRegister)
    .flatMap((organization) => [
      ...(successorOf(replica, organization) ? [] : [addresses.branchHome(organization.slug)]),
      ...(replica.find('overview', 'organizationId', organization.id)
        ? [addresses.branchOverview(organization.slug)]
        : []),
    ]),
)

/** The entries of one chunk, oldest first; null when there is no such chunk. */
export const readSitemapMonth = defineRead(
  'sitemap-month',
  (replica, { month, chunk }: { month: string; chunk: number }): string[] | null => {
    const offset = (chunk - 1) * sitemapChunkSize
    const places = replica.places({ scope: {}, within: month, order: 'oldest', offset, limit: sitemapChunkSize })
    return places.length === 0 ? null : places.map(addresses.entry)
  },
)
