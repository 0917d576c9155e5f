import { addresses, type ColumnRecord } from '@huoye/content-types'
import { defineRead, type EntryCard, type Replica } from '../../publish/reads/index.ts'
import { childColumns, columnScope } from '../listing/column-scope.ts'
import { type EntryLink, type EntryView, entryLink, entryView } from './entry-view.ts'

type Lead = Pick<EntryView, 'href' | 'title' | 'day' | 'summary' | 'cover' | 'source'> & { kicker: string }
export type HomeNews = { lead: Lead | null; also: EntryLink[]; address: string }
export type HomeNotices = { title: string; address: string; entries: EntryLink[] }
export type SpiritColumn = { title: string; address: string; entries: EntryLink[] }
export type HomeSpirit = { title: string; address: string; columns: SpiritColumn[] }

const lengthOf = { also: 4, notices: 5, spirit: 3 }

/** The leading story: what is pinned in 党建要闻, else its newest, preferring one with a picture among the first three. */
export const readHomeNews = defineRead('home-news', (replica): HomeNews => {
  const news = replica.find('column', 'key', 'party-news')
  const scope = { column: 'party-news' }
  const newest = replica.entries({ scope, limit: lengthOf.also + 1 })
  const pinned = replica.entries({ scope: { ...scope, pinned: true }, limit: 1 })[0]
  const lead = pinned ?? newest.slice(0, 3).find((card) => card.cover !== null) ?? newest[0]
  return {
    lead: lead ? leadOf(lead, news?.title ?? '') : null,
    also: newest
      .filter((card) => card.publicId !== lead?.publicId)
      .slice(0, lengthOf.also)
      .map(entryLink),
    address: news ? addresses.columnListing(news) : addresses.countyHome,
  }
})

function leadOf(card: EntryCard, kicker: string): Lead {
  const { href, title, day, summary, cover, source } = entryView(card)
  return { href, title, day, summary, cover, source, kicker }
}

/** 通知公告: pinned first, then the newest. */
export const readHomeNotices = defineRead('home-notices', (replica): HomeNotices | null => {
  const column = replica.find('column', 'key', 'notices')
  if (!column || column.lifecycle === 'archived') return null
  const scope = { column: column.key }
  const pinned = replica.entries({ scope: { ...scope, pinned: true }, limit: 2 })
  const entries = unique([...pinned, ...replica.entries({ scope, limit: lengthOf.notices })]).slice(0, lengthOf.notices)
  if (entries.length === 0) return null
  return { title: column.title, address: addresses.columnListing(column), entries: entries.map(entryLink) }
})

/** 专栏专题: each column of 精神 with its newest entries; empty ones are left out. */
export const readHomeSpirit = defineRead('home-spirit', (replica): HomeSpirit | null => {
  const columns = replica.list('column')
  const group = columns.find((column) => column.key === 'special-topics')
  if (!group) return null
  const shown = childColumns(columns, group.key)
    .filter((column) => column.lifecycle === 'open')
    .map((column) => spiritColumn(replica, columns, column))
    .filter((column) => column.entries.length > 0)
  return shown.length === 0 ? null : { title: group.title, address: addresses.columnListing(group), columns: shown }
})

const spiritColumn = (replica: Replica, columns: ColumnRecord[], column: ColumnRecord): SpiritColumn => ({
  title: column.title,
  address: addresses.columnListing(column),
  entries: replica.entries({ scope: columnScope(columns, column), limit: lengthOf.spirit }).map(entryLink),
})

const unique = (cards: EntryCard[]): EntryCard[] =>
  cards.filter((card, index) => cards.findIndex((other) => other.publicId === card.publicId) === index)
