import { addresses, type ColumnRecord } from '@huoye/content-types'
import { child, defineRead, type PlanResult, type Replica } from '../../publish/reads/index.ts'
import { columnScope, overviewColumn } from '../listing/column-scope.ts'
import { sealedPages } from '../listing/month-pages.ts'

/** One listing: a column across the county (`branch` null) or of one branch, both named by slug. */
type ListingPlanArgs = { column: string; branch: string | null }

/** Columns that have their own entrance in DESIGN's map answer even while they are empty. */
const alwaysThere: ReadonlySet<string> = new Set(['special-topics', 'party-news', 'notices'])

function scopeOf(replica: Replica, { column: slug, branch }: ListingPlanArgs) {
  const columns = replica.list('column')
  const column = columns.find((candidate) => candidate.slug === slug)
  const organization = branch === null ? null : replica.find('organization', 'slug', branch)
  if (!column || (branch !== null && !organization)) return null
  const address = branch === null ? addresses.columnListing(column) : addresses.branchColumn(branch, slug)
  return { address, scope: columnScope(columns, column, organization?.id) }
}

/** The pages of one month of a listing: its own address, and its sealed pages by number. */
export const planMonth = defineRead('plan-month', (replica, args: ListingPlanArgs & { month: string }): PlanResult => {
  const listing = scopeOf(replica, args)
  if (!listing) return { paths: [], children: [] }
  const sealed = sealedPages(replica.count(listing.scope, args.month))
  const pages = Array.from({ length: sealed }, (_, index) => index + 1)
  return {
    paths: [null, ...pages].map((page) => addresses.monthArchive(listing.address, args.month, page)),
    children: [],
  }
})

/** The root of one listing and its months; across the county also its feed. */
export const planListing = defineRead('plan-listing', (replica, args: ListingPlanArgs): PlanResult => {
  const listing = scopeOf(replica, args)
  if (!listing) return { paths: [], children: [] }
  const months = replica.months(listing.scope)
  const feed = args.branch === null ? [`${listing.address}rss.xml`] : []
  return { paths: [listing.address, ...feed], children: months.map((month) => child(planMonth, { ...args, month })) }
})

/** The county-wide listings. An empty column has no page. */
export const planColumns = defineRead('plan-columns', (replica): PlanResult => {
  const columns = replica.list('column')
  const listed = columns.filter(
    (column) => column.key !== overviewColumn && (alwaysThere.has(column.key) || hasEntries(replica, columns, column)),
  )
  return { paths: [], children: listed.map(({ slug }) => child(planListing, { column: slug, branch: null })) }
})

/** Whether a column lists anything, in the county or in one branch. */
export const hasEntries = (
  replica: Replica,
  columns: readonly ColumnRecord[],
  column: ColumnRecord,
  organization?: string,
): boolean => replica.has(columnScope(columns, column, organization))
