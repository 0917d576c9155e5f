import { addresses, type ColumnRecord, type OrganizationRecord } from '@huoye/content-types'
import { archivePages, entriesPerPage } from '../../content/page-tally.ts'
import { type EntryIndex, type Listed, scope } from './entry-index.ts'
import type { Link, ListingPage } from './pages.ts'
import { columnLink, type Register } from './register.ts'

const feedLength = 30
const mostSteps = 12

/** What all pages of one listing share. */
interface Listing {
  readonly column: ColumnRecord
  readonly branch: string | null
  readonly root: string
  readonly title: string
  readonly trail: readonly Link[]
  readonly beside: readonly Link[]
  readonly months: ReadonlyMap<string, readonly Listed[]>
  readonly newest: readonly Listed[]
  readonly feed: ListingPage['feed']
}

/** All listings: every column across the county, and of each branch. */
export function listingPages(index: EntryIndex, register: Register): ListingPage[] {
  const county = register.columns
    .filter(({ key }) => index.has(scope.column(key)))
    .map((column) => countyListing(column, index, register))
  const branches = register.organizations.flatMap((organization) =>
    register
      .leaves()
      .filter(({ key }) => index.has(scope.branchColumn(organization.id, key)))
      .map((column) => branchListing(organization, column, index, register)),
  )
  return [...county, ...branches].flatMap(pagesOf)
}

function countyListing(column: ColumnRecord, index: EntryIndex, register: Register): Listing {
  const name = scope.column(column.key)
  const own = column.key === 'party-news' || column.key === 'notices'
  const children = register.children(column.key)
  const others = children.length > 0 ? children : register.children(column.parentKey)
  return {
    column,
    branch: null,
    root: addresses.columnListing(column),
    title: column.title,
    trail: own ? [] : register.path(column).slice(0, -1).map(columnLink),
    beside: others.filter(({ key }) => key !== column.key && index.has(scope.column(key))).map(columnLink),
    months: index.months(name),
    newest: index.of(name).slice(0, entriesPerPage),
    feed: ids(index.of(name).slice(0, feedLength)),
  }
}

function branchListing(
  organization: OrganizationRecord,
  column: ColumnRecord,
  index: EntryIndex,
  register: Register,
): Listing {
  const name = scope.branchColumn(organization.id, column.key)
  const { name: title, path } = register.branch(organization)
  return {
    column,
    branch: organization.slug,
    root: addresses.branchColumn(organization.slug, column.slug),
    title: `${title}：${column.title}`,
    trail: path,
    beside: register
      .leaves()
      .filter(({ key }) => key !== column.key && index.has(scope.branchColumn(organization.id, key)))
      .map(({ slug, title: other }) => ({ href: addresses.branchColumn(organization.slug, slug), title: other })),
    months: index.months(name),
    newest: index.of(name).slice(0, entriesPerPage),
    feed: null,
  }
}

function pagesOf(listing: Listing): ListingPage[] {
  const names = [...listing.months.keys()]
  return [rootPage(listing, names), ...names.flatMap((_, at) => monthPages(listing, names, at))]
}

function rootPage({ newest, ...listing }: Listing, names: string[]): ListingPage {
  const shown: { month: string; entries: string[] }[] = []
  for (const entry of newest) {
    const month = entry.day.slice(0, 7)
    if (shown.at(-1)?.month !== month) shown.push({ month, entries: [] })
    shown.at(-1)?.entries.push(entry.publicId)
  }
  const last = shown.at(-1)?.month ?? ''
  const next = names[names.indexOf(last) + 1]
  const whole = newest.length >= entriesPerPage ? [pagerLink(listing.root, last, null, '本月全部')] : []
  const pinned = [...listing.months.values()].flat().filter((entry) => entry.pinned)
  return {
    ...common(listing),
    href: listing.root,
    month: null,
    page: null,
    months: shown,
    pinned: ids(pinned.slice(0, 3)),
    archive: byYear(names),
    beside: listing.beside,
    pager: [...whole, ...(next === undefined ? [] : [pagerLink(listing.root, next, null, '更早')])],
    course: listing.branch === null ? [] : course(newest),
    feed: listing.feed,
  }
}

/** The steps of a project from the oldest on; none before there are two. */
function course(newest: readonly Listed[]): ListingPage['course'] {
  const steps = newest.slice(0, mostSteps).flatMap((entry) => {
    const progress = entry.type === 'activity' ? entry.progress : null
    return progress ? [{ entry: entry.publicId, stage: progress.stage }] : []
  })
  return steps.length < 2 ? [] : steps.reverse()
}

/** The month's own address, then its sealed pages; both are counted from the oldest entry. */
function monthPages(listing: Listing, names: string[], at: number): ListingPage[] {
  const month = names[at] ?? ''
  const oldestFirst = [...(listing.months.get(month) ?? [])].reverse()
  const sealed = archivePages(oldestFirst.length) - 1
  const [older, newer] = [names[at + 1], names[at - 1]]
  const page = (number: number | null, entries: Listed[], pager: ListingPage['pager']): ListingPage => ({
    ...common(listing),
    href: addresses.monthArchive(listing.root, month, number),
    month,
    page: number,
    months: [{ month, entries: ids(entries.reverse()) }],
    pinned: [],
    archive: number === null ? byYear(names.filter((name) => name.slice(0, 4) === month.slice(0, 4))) : [],
    beside: [],
    pager: [...pager, { href: listing.root, label: '返回', title: listing.title }],
    course: [],
    feed: null,
  })
  const toOlder =
    sealed > 0
      ? [pagerLink(listing.root, month, sealed, '更早')]
      : older === undefined
        ? []
        : [pagerLink(listing.root, older, null, '更早')]
  const toNewer = newer === undefined ? [] : [pagerLink(listing.root, newer, null, '更新')]
  const numbered = Array.from({ length: sealed }, (_, index) => {
    const number = index + 1
    const before = number > 1 ? [pagerLink(listing.root, month, number - 1, '更早')] : []
    const after = pagerLink(listing.root, month, number < sealed ? number + 1 : null, '更新')
    return page(number, oldestFirst.slice(index * entriesPerPage, number * entriesPerPage), [...before, after])
  })
  return [page(null, oldestFirst.slice(sealed * entriesPerPage), [...toOlder, ...toNewer]), ...numbered]
}

const common = ({ column, branch, root, trail }: Omit<Listing, 'newest'>) => ({
  kind: 'listing' as const,
  column: column.key,
  branch,
  root,
  trail,
})

function pagerLink(root: string, month: string, page: number | null, label: string): ListingPage['pager'][number] {
  const title = page === null ? fullMonth(month) : `${fullMonth(month)}第${page}页`
  return { href: addresses.monthArchive(root, month, page), label, title }
}

const fullMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

const ids = (entries: readonly Listed[]): string[] => entries.map(({ publicId }) => publicId)

/** Years newest first, the months of each from January on. */
function byYear(names: readonly string[]): ListingPage['archive'] {
  const years = [...new Set(names.map((month) => month.slice(0, 4)))]
  return years.map((year) => ({ year, months: names.filter((month) => month.startsWith(year)).reverse() }))
}
