import { addresses } from '@huoye/content-types'
import { defineRead, type EntryCard, type EntryScope, type Replica } from '../../publish/reads/index.ts'
import type { BranchArgs } from './branch-path.ts'
import { placeOf } from './entry-view.ts'

export type FeedEntry = {
  path: string
  title: string
  summary: string
  listedAt: string
  author: string | null
  column: string
}

const feedLength = 30

/** The newest entries of the whole county. */
export const readCountyFeed = defineRead('county-feed', (replica): FeedEntry[] => feed(replica, {}))

/** The newest entries of one branch; null when there is no such branch. */
export const readBranchFeed = defineRead('branch-feed', (replica, { slug }: BranchArgs): FeedEntry[] | null => {
  const organization = replica.find('organization', 'slug', slug)
  return organization && feed(replica, { organization: organization.id })
})

function feed(replica: Replica, scope: EntryScope): FeedEntry[] {
  const titles = new Map(replica.list('column').map(({ key, title }) => [key, title]))
  return replica.entries({ scope, limit: feedLength }).map((card: EntryCard) => ({
    path: addresses.entry(card),
    title: card.title,
    summary: card.summary,
    listedAt: card.listedAt,
    author: card.sourceName ?? placeOf(replica, card)?.name ?? null,
    column: titles.get(card.columnKey) ?? '',
  }))
}
