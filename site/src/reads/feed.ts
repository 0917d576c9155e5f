import { addresses } from '@huoye/content-types'
import { defineRead, type EntryCard, type EntryScope, type Replica } from '../../publish/reads/index.ts'
import { columnScope, overviewColumn } from '../listing/column-scope.ts'
import type { BranchArgs } from './branch-path.ts'
import { placeOf } from './entry-view.ts'

export type NewestEntry = { path: string; title: string; summary: string; listedAt: string; column: string }
export type FeedEntry = NewestEntry & { author: string | null }

const feedLength = 30

/** The newest entries of the whole county. */
export const readCountyFeed = defineRead('county-feed', (replica): FeedEntry[] => feed(replica, {}))

export type ColumnFeed = { title: string; description: string | null; home: string; entries: FeedEntry[] }

/** The newest entries of a column across the county, by its slug or key; null when there is no such column. */
export const readColumnFeed = defineRead(
  'column-feed',
  (replica, { column: named }: { column: string }): ColumnFeed | null => {
    const columns = replica.list('column')
    const column = columns.find(({ slug }) => slug === named) ?? columns.find(({ key }) => key === named)
    if (!column || column.key === overviewColumn) return null
    const entries = feed(replica, columnScope(columns, column))
    return { title: column.title, description: column.description, home: addresses.columnListing(column), entries }
  },
)

/** The newest entries of one branch; null when there is no such branch. */
export const readBranchFeed = defineRead('branch-feed', (replica, { slug }: BranchArgs): FeedEntry[] | null => {
  const organization = replica.find('organization', 'slug', slug)
  return organization && feed(replica, { organization: organization.id })
})

/** The same without their authors, who are named by town. */
export const readBranchNewest = defineRead('branch-newest', (replica, { slug }: BranchArgs): NewestEntry[] | null => {
  const organization = replica.find('organization', 'slug', slug)
  return organization && newest(replica, { organization: organization.id }).map(({ entry }) => entry)
})

const feed = (replica: Replica, scope: EntryScope): FeedEntry[] =>
  newest(replica, scope).map(({ card, entry }) => ({
    ...entry,
    author: card.sourceName ?? placeOf(replica, card)?.name ?? null,
  }))

function newest(replica: Replica, scope: EntryScope): { card: EntryCard; entry: NewestEntry }[] {
  const titles = new Map(replica.list('column').map(({ key, title }) => [key, title]))
  return replica.entries({ scope, limit: feedLength }).map((card) => ({
    card,
    entry: {
      path: addresses.entry(card),
      title: card.title,
      summary: card.summary,
      listedAt: card.listedAt,
      column: titles.get(card.columnKey) ?? '',
    },
  }))
}
