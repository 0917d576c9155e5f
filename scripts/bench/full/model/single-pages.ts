import { addresses, type OrganizationRecord } from '@huoye/content-types'
import { dayBefore } from './days.ts'
import { type EntryIndex, type Listed, scope } from './entry-index.ts'
import type { DirectoryUnit, HomePage, Link, MapColumn, SitemapPage, Statistics } from './pages.ts'
import { columnLink, type Register } from './register.ts'

const sitemapChunk = 1000

const ids = (entries: readonly Listed[]): string[] => entries.map(({ publicId }) => publicId)
export const homeLink = ({ slug, shortName }: OrganizationRecord): Link => ({
  href: addresses.branchHome(slug),
  title: shortName,
})

/** Towns directly below the county, each with its branches. */
export const townsOf = (register: Register): { town: OrganizationRecord; branches: OrganizationRecord[] }[] =>
  register
    .below(null)
    .flatMap(({ id }) => register.below(id))
    .map((town) => ({ town, branches: register.below(town.id) }))

export function homePage(index: EntryIndex, register: Register): HomePage {
  const news = index.of(scope.column('party-news'))
  const lead = news.find(({ pinned }) => pinned) ?? news[0]
  const notices = index.of(scope.column('notices'))
  const pinnedNotices = notices.filter(({ pinned }) => pinned).slice(0, 2)
  const ledger = new Map<string, Listed[]>()
  for (const entry of index.of(scope.activities).slice(0, 14))
    ledger.set(entry.day, [...(ledger.get(entry.day) ?? []), entry])
  const recent = new Set(
    index
      .of(scope.activities)
      .slice(0, 160)
      .flatMap((entry) => (entry.type === 'activity' ? [entry.organizationId] : [])),
  )
  const newestOf = (column: string, length: number) => ({
    column,
    entries: ids(index.of(scope.column(column)).slice(0, length)),
  })
  return {
    lead: lead?.publicId ?? '',
    also: ids(
      news
        .slice(0, 5)
        .filter((entry) => entry !== lead)
        .slice(0, 4),
    ),
    ledger: [...ledger].map(([day, entries]) => ({ day, entries: ids(entries) })),
    notices: ids([...new Set([...pinnedNotices, ...notices.slice(0, 5)])].slice(0, 5)),
    towns: townsOf(register).map(({ town }) => homeLink(town)),
    spirit: register.children('special-topics').map(({ key }) => newestOf(key, 3)),
    campaign: ['venue-completion', 'organizational-life', 'activity-venue'].map((key) => newestOf(key, 4)),
    updated: townsOf(register)
      .map(({ town, branches }) => ({
        ...homeLink(town),
        branches: branches
          .filter(({ id }) => recent.has(id))
          .slice(0, 14)
          .map(homeLink),
      }))
      .filter(({ branches }) => branches.length > 0),
  }
}

export const directoryUnits = (register: Register): DirectoryUnit[] =>
  townsOf(register).map(({ town, branches }) => ({
    slug: town.slug,
    title: town.shortName,
    href: addresses.branchHome(town.slug),
    branches: branches.map(({ slug }) => slug),
  }))

/** Slugs of the branches that published in the seven days up to `today`. */
export function recentBranches(index: EntryIndex, register: Register, today: string): string[] {
  const since = dayBefore(today, 6)
  return register.organizations
    .filter(({ id }) => (index.of(scope.branch(id))[0]?.day ?? '') >= since)
    .map(({ slug }) => slug)
}

export function statistics(register: Register): Statistics {
  const branches = register.organizations.filter(({ kind }) => kind === '党支部')
  const tally = (values: readonly string[], names: readonly string[]) =>
    names
      .map((name) => ({ name, count: values.filter((value) => value === name).length }))
      .filter(({ count }) => count > 0)
  const membersOf = (some: readonly OrganizationRecord[]) =>
    some.reduce((sum, { members }) => sum + (members?.total ?? 0), 0)
  return {
    takenOn:
      branches
        .map(({ members }) => members?.takenOn ?? '')
        .sort()
        .at(-1) ?? '',
    members: membersOf(branches),
    kinds: tally(
      register.organizations.map(({ kind }) => kind),
      ['党委', '党工委', '党总支', '党支部'],
    ),
    categories: tally(
      branches.map(({ category }) => category),
      ['农村', '社区', '机关', '学校'],
    ),
    units: townsOf(register).map(({ town, branches: below }) => ({
      ...homeLink(town),
      branches: below.length,
      members: membersOf(below),
    })),
  }
}

export function siteMap(index: EntryIndex, register: Register, key: string | null = null): MapColumn[] {
  return register
    .children(key)
    .filter((column) => index.has(scope.column(column.key)))
    .map((column) => ({ ...columnLink(column), children: siteMap(index, register, column.key) }))
}

export function sitemaps(index: EntryIndex, register: Register, overviews: ReadonlySet<string>): SitemapPage[] {
  const flat = (columns: readonly MapColumn[]): string[] =>
    columns.flatMap(({ href, children }) => [href, ...flat(children)])
  const { countyHome, directory, freshness: ledger, statistics: figures, about, openData } = addresses
  const columns = [countyHome, directory, ledger, figures, about, openData, ...flat(siteMap(index, register))]
  const branches = register.organizations.flatMap(({ id, slug }) => [
    addresses.branchHome(slug),
    ...(overviews.has(id) ? [addresses.branchOverview(slug)] : []),
  ])
  const months = [...index.months(scope.all)].flatMap(([month, entries]) => {
    const oldestFirst = entries.map(({ href }) => href).reverse()
    return Array.from({ length: Math.ceil(oldestFirst.length / sitemapChunk) }, (_, at) =>
      page(`/sitemap/${month}/${at + 1}.xml`, oldestFirst.slice(at * sitemapChunk, (at + 1) * sitemapChunk)),
    )
  })
  const chunks = [page('/sitemap/columns.xml', columns), page('/sitemap/branches.xml', branches), ...months]
  return [{ kind: 'sitemap', href: '/sitemap.xml', tag: 'sitemap', paths: chunks.map(({ href }) => href) }, ...chunks]
}

const page = (href: string, paths: readonly string[]): SitemapPage => ({ kind: 'sitemap', href, tag: 'url', paths })
