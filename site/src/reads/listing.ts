import { addresses, type ColumnRecord, monthOf, type OrganizationRecord } from '@huoye/content-types'
import { defineRead, type EntryCard, type EntryScope, type Replica } from '../../publish/reads/index.ts'
import { childColumns, columnPath, columnScope, entryColumns, overviewColumn } from '../listing/column-scope.ts'
import { entriesPerPage, newerPage, olderPage, pageRange } from '../listing/month-pages.ts'
import { organizationName } from '../organizations/names.ts'
import { branchPath } from './branch-path.ts'
import { type EntryLink, type EntryView, entryLink, entryView, type Place, placeOf } from './entry-view.ts'
import type { Link } from './link.ts'

/** A listing is one column, across the county (`branch` null) or of one branch; both are named by slug, a column also by key. */
export type ListingArgs = { column: string; branch: string | null }

export type ListingHead = {
  address: string
  title: string
  description: string | null
  columnKey: string
  profile: ColumnRecord['profile']
  archived: boolean
  /** The branch whose column this is. */
  branch: { name: string; href: string } | null
  /** The pages above it, without the county home. */
  trail: Link[]
}

export type ListingEntry = EntryView & { place: Place | null; column: string | null }
export type ListingMonth = { month: string; entries: ListingEntry[] }
export type ListingRoot = { pinned: EntryLink[]; months: ListingMonth[]; archive: string[] }
export type MonthPage = {
  entries: ListingEntry[]
  newer: Link | null
  older: Link | null
  /** Months of the same year; only on the month's own address, so that sealed pages never change. */
  year: string[]
}

type Found = {
  columns: ColumnRecord[]
  column: ColumnRecord
  organization: OrganizationRecord | null
  scope: EntryScope
}

function find(replica: Replica, { column: slug, branch }: ListingArgs): Found | null {
  const columns = replica.list('column')
  const column = columns.find((one) => one.slug === slug) ?? columns.find((one) => one.key === slug)
  const organization = branch === null ? null : replica.find('organization', 'slug', branch)
  if (!column || column.key === overviewColumn || (branch !== null && !organization)) return null
  return { columns, column, organization, scope: columnScope(columns, column, organization?.id) }
}

const addressOf = ({ column, organization }: Found): string =>
  organization ? addresses.branchColumn(organization.slug, column.slug) : addresses.columnListing(column)

/** Title, description and place of a listing; null when there is no such column or branch. */
export const readListingHead = defineRead('listing-head', (replica, args: ListingArgs): ListingHead | null => {
  const found = find(replica, args)
  if (!found) return null
  const { column, organization } = found
  return {
    address: addressOf(found),
    title: column.title,
    description: column.description,
    columnKey: column.key,
    profile: column.profile,
    archived: column.lifecycle === 'archived',
    branch: organization && { name: organizationName(organization), href: addresses.branchHome(organization.slug) },
    trail: organization ? branchPath(replica, organization) : columnsAbove(replica, found),
  }
})

const columnsAbove = (replica: Replica, { columns, column }: Found): Link[] =>
  columnPath(columns, column)
    .slice(0, -1)
    .filter((parent) => replica.has(columnScope(columns, parent)))
    .map((parent) => ({ href: addresses.columnListing(parent), title: parent.title }))

/** All columns in which a branch has written, but archived ones; one read for all its listings. */
export const readBranchColumns = defineRead('branch-columns', (replica, { branch }: { branch: string }): Link[] => {
  const columns = replica.list('column')
  const organization = replica.find('organization', 'slug', branch)
  if (!organization) return []
  return entryColumns(columns)
    .filter((column) => column.lifecycle === 'open')
    .filter((column) => replica.has(columnScope(columns, column, organization.id)))
    .map(({ slug, title }) => ({ href: addresses.branchColumn(branch, slug), title }))
})

/** The columns below a county listing, or beside it, that have entries. */
export const readColumnsBeside = defineRead(
  'columns-beside',
  (replica, { column: slug }: { column: string }): Link[] => {
    const found = find(replica, { column: slug, branch: null })
    if (!found) return []
    const { columns, column } = found
    const children = childColumns(columns, column.key)
    return (children.length > 0 ? children : childColumns(columns, column.parentKey))
      .filter((other) => other.key !== column.key && other.key !== overviewColumn && other.lifecycle === 'open')
      .filter((other) => replica.has(columnScope(columns, other)))
      .map((other) => ({ href: addresses.columnListing(other), title: other.title }))
  },
)

/** The newest entries by month, and the months that have an archive. */
export const readListingRoot = defineRead('listing-root', (replica, args: ListingArgs): ListingRoot | null => {
  const found = find(replica, args)
  if (!found) return null
  const cards = replica.entries({ scope: found.scope, limit: entriesPerPage })
  return {
    pinned: replica.entries({ scope: { ...found.scope, pinned: true }, limit: 3 }).map(entryLink),
    months: byMonth(cards, (card) => listingEntry(replica, found, card)),
    archive: replica.months(found.scope),
  }
})

/** Where a page of a month stands among the others. */
export type MonthPart = { offset: number; limit: number; older: number | null; newer: number | 'month' | null }

/**
 * Which entries of a month a page holds; null when the month has no such page. A read of its own, because it counts:
 * a new entry runs it again for every page of the month, and for sealed pages nothing follows from that.
 */
export const readMonthPart = defineRead(
  'month-part',
  (replica, args: ListingArgs & { month: string; page: number | null }): MonthPart | null => {
    const found = find(replica, args)
    if (!found) return null
    const count = replica.count(found.scope, args.month)
    const range = pageRange(count, args.page)
    return range && { ...range, older: olderPage(count, args.page), newer: newerPage(count, args.page) }
  },
)

/** One page of a month, given its part of the month. */
export const readMonthPage = defineRead(
  'month-page',
  (replica, args: ListingArgs & { month: string; part: MonthPart }): MonthPage | null => {
    const found = find(replica, args)
    if (!found) return null
    const { month, part } = args
    const { offset, limit, older, newer } = part
    const address = addressOf(found)
    // The month's own page holds its newest entries: counted from the other end, it need not look at the others.
    const cards =
      newer === null
        ? replica.entries({ scope: found.scope, within: month, limit })
        : replica.entries({ scope: found.scope, within: month, order: 'oldest', offset, limit }).reverse()
    const months = newer === null ? replica.months(found.scope) : []
    const at = months.indexOf(month)
    const monthLink = (other: string | undefined): Link | null =>
      other === undefined ? null : { href: addresses.monthArchive(address, other), title: other }
    return {
      entries: cards.map((card) => listingEntry(replica, found, card)),
      older: older === null ? monthLink(months[at + 1]) : pageLink(address, month, older),
      newer: newer === null ? monthLink(at > 0 ? months[at - 1] : undefined) : pageLink(address, month, newer),
      year: months.filter((other) => other.startsWith(month.slice(0, 4))),
    }
  },
)

const pageLink = (address: string, month: string, page: number | 'month'): Link =>
  page === 'month'
    ? { href: addresses.monthArchive(address, month), title: month }
    : { href: addresses.monthArchive(address, month, page), title: `${month}/${page}` }

function listingEntry(replica: Replica, { columns, column, organization }: Found, card: EntryCard): ListingEntry {
  const own = card.columnKey === column.key ? null : columns.find((other) => other.key === card.columnKey)
  return { ...entryView(card), place: organization ? null : placeOf(replica, card), column: own?.title ?? null }
}

function byMonth(cards: EntryCard[], view: (card: EntryCard) => ListingEntry): ListingMonth[] {
  const months: ListingMonth[] = []
  for (const card of cards) {
    const month = monthOf(card.listedAt)
    if (months.at(-1)?.month !== month) months.push({ month, entries: [] })
    months.at(-1)?.entries.push(view(card))
  }
  return months
}
