import type { ActivityRecord, ColumnRecord, OrganizationRecord, SiteSettingRecord } from '@huoye/content-types'

/**
 * The public site as data: what a static site generator is given to make the same pages from. Pages name cards, branches
 * and columns by their keys; a template looks them up.
 */
export interface Link {
  readonly href: string
  readonly title: string
}

/** An entry as lists show it, by its publicId. */
export interface Card {
  readonly href: string
  readonly title: string
  readonly day: string
  readonly listedAt: string
  readonly summary: string
  readonly column: string
  readonly branch: string | null
  readonly pinned: boolean
  readonly meeting: ActivityRecord['meeting']
  readonly percent: number | null
  readonly source: string | null
  readonly documentNumber: string | null
}

export interface Column {
  readonly key: string
  readonly title: string
  readonly description: string
  readonly profile: ColumnRecord['profile']
  readonly limit: string | null
  /** 政府网站 ColumnType. */
  readonly type: string
  readonly href: string
  /** Its entry of the main menu, for the pages of its own entries. */
  readonly section: string
  /** The columns above it that have a listing, itself included. */
  readonly trail: readonly Link[]
}

/** A Party organization, by its slug. */
export interface Branch {
  readonly slug: string
  readonly code: string
  readonly name: string
  readonly fullName: string
  readonly shortName: string
  /** Its name with its town's, for lists of the county. */
  readonly place: string
  readonly kind: OrganizationRecord['kind']
  readonly form: OrganizationRecord['form']
  readonly category: OrganizationRecord['category']
  readonly lifecycle: OrganizationRecord['lifecycle']
  readonly href: string
  /** The pages above its home, and with it. */
  readonly trail: readonly Link[]
  readonly path: readonly Link[]
  readonly superior: Link | null
  readonly members: OrganizationRecord['members']
  readonly establishedOn: string | null
  readonly electedOn: string | null
  readonly address: string | null
  readonly officePhone: string | null
}

export interface EntryPage {
  readonly kind: 'entry'
  readonly href: string
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly listedAt: string
  readonly updatedAt: string
  readonly column: string
  readonly branch: string | null
  /** ContentSource, and 撰稿 where there is one. */
  readonly source: string
  readonly author: string | null
  readonly meeting: ActivityRecord['meeting']
  readonly progress: { readonly percent: number; readonly stage: string | null } | null
  readonly documentNumber: string | null
  readonly issuedOn: string | null
  readonly older: string | null
  readonly newer: string | null
  readonly earlier: readonly string[]
  readonly body: string
}

export interface ListingPage {
  readonly kind: 'listing'
  readonly href: string
  readonly column: string
  readonly branch: string | null
  /** The listing it belongs to; its own address on the first page. */
  readonly root: string
  readonly month: string | null
  readonly page: number | null
  readonly trail: readonly Link[]
  readonly months: readonly { readonly month: string; readonly entries: readonly string[] }[]
  readonly pinned: readonly string[]
  /** The months to choose from, by year. */
  readonly archive: readonly { readonly year: string; readonly months: readonly string[] }[]
  readonly beside: readonly Link[]
  readonly pager: readonly { readonly href: string; readonly label: string; readonly title: string }[]
  /** Of a branch's project, its steps from the oldest on; their per cent stands on their cards. */
  readonly course: readonly { readonly entry: string; readonly stage: string | null }[]
  /** The newest entries of a column across the county, for its feed; null on pages that have none. */
  readonly feed: readonly string[] | null
}

export interface BranchPage {
  readonly kind: 'branch'
  readonly href: string
  readonly branch: string
  readonly updatedOn: string | null
  readonly description: string
  readonly feature: string | null
  readonly shelves: readonly { readonly title: string; readonly href: string; readonly entries: readonly string[] }[]
  readonly lower: readonly { readonly branch: string; readonly newest: string | null }[]
  /** What those above it published while it was quiet. */
  readonly meanwhile: readonly { readonly from: string; readonly entries: readonly string[] }[]
  readonly leaders: readonly string[] | null
  /** The newest entries, for its feed and its index.json. */
  readonly feed: readonly string[]
}

export interface OverviewPage {
  readonly kind: 'overview'
  readonly href: string
  readonly branch: string
  readonly summary: string
  readonly updatedOn: string
  readonly confirmedOn: string | null
  readonly leaders: readonly string[]
  readonly body: string
}

/** A chunk of the sitemap, or its index (`tag` is then sitemap). */
export interface SitemapPage {
  readonly kind: 'sitemap'
  readonly href: string
  readonly tag: 'url' | 'sitemap'
  readonly paths: readonly string[]
}

/** Everything that is made once for the site. */
export interface SiteModel {
  readonly frame: SiteSettingRecord
  readonly menu: readonly (Link & { readonly key: string; readonly short: string })[]
  readonly today: string
  readonly columns: Readonly<Record<string, Column>>
  readonly branches: Readonly<Record<string, Branch>>
  readonly cards: Readonly<Record<string, Card>>
  readonly entries: readonly EntryPage[]
  readonly listings: readonly ListingPage[]
  readonly branchPages: readonly BranchPage[]
  readonly overviews: readonly OverviewPage[]
  readonly sitemaps: readonly SitemapPage[]
  readonly home: HomePage
  readonly directory: readonly DirectoryUnit[]
  readonly recent: readonly string[]
  readonly freshness: Freshness
  readonly statistics: Statistics
  readonly openData: OpenData
  readonly scripts: Scripts
  readonly siteMap: readonly MapColumn[]
  readonly feed: readonly string[]
  readonly newestDay: string
}

export interface HomePage {
  readonly lead: string
  readonly also: readonly string[]
  readonly ledger: readonly { readonly day: string; readonly entries: readonly string[] }[]
  readonly notices: readonly string[]
  readonly towns: readonly Link[]
  readonly spirit: readonly { readonly column: string; readonly entries: readonly string[] }[]
  readonly campaign: readonly { readonly column: string; readonly entries: readonly string[] }[]
  readonly updated: readonly (Link & { readonly branches: readonly Link[] })[]
}

export interface DirectoryUnit {
  readonly slug: string
  readonly title: string
  readonly href: string
  readonly branches: readonly string[]
}

export interface Freshness {
  readonly until: string
  readonly days: readonly { readonly period: string; readonly count: number }[]
  readonly months: readonly { readonly period: string; readonly count: number }[]
  readonly columns: readonly { readonly column: string; readonly newest: string }[]
  /** Branches that published in the month of `until`. */
  readonly updated: number
  readonly units: readonly UnitFreshness[]
}

export interface UnitFreshness extends Link {
  readonly branches: number
  readonly updated: number
  readonly newest: string | null
  readonly each: readonly (Link & { readonly newest: string | null; readonly state: 'current' | 'quiet' })[]
}

export interface Statistics {
  readonly takenOn: string
  readonly members: number
  readonly kinds: readonly { readonly name: string; readonly count: number }[]
  readonly categories: readonly { readonly name: string; readonly count: number }[]
  readonly units: readonly (Link & { readonly branches: number; readonly members: number })[]
}

/** On every page, and on the pages of 我的支部. */
export interface Scripts {
  readonly readingMode: string
  readonly myBranches: string
}

/** What programs may read, and what it says of a branch. */
export interface OpenData {
  readonly description: string
  readonly files: readonly { readonly name: string; readonly what: string }[]
  readonly fields: readonly { readonly name: string; readonly what: string }[]
}

export interface MapColumn extends Link {
  readonly children: readonly MapColumn[]
}
