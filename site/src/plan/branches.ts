import { addresses } from '@huoye/content-types'
import { child, defineRead, type PlanResult } from '../../publish/reads/index.ts'
import { entryColumns } from '../listing/column-scope.ts'
import { successorOf } from '../organizations/successor.ts'
import { hasEntries, planListing } from './listings.ts'

/** Files beside a branch's home. */
const branchFiles = ['qr.svg', 'rss.xml', 'index.json'] as const

/**
 * All addresses of one organization: its home, overview, columns, feeds, and the short address of its QR code. Of one that has merged
 * into another, home, feeds and QR code lead there; what it wrote stays where it was.
 */
export const planBranch = defineRead('plan-branch', (replica, { slug }: { slug: string }): PlanResult => {
  const organization = replica.find('organization', 'slug', slug)
  if (!organization) return { paths: [], children: [] }
  const home = addresses.branchHome(slug)
  const columns = replica.list('column')
  const written = entryColumns(columns).filter((column) => hasEntries(replica, columns, column, organization.id))
  const successor = successorOf(replica, organization)
  const living = successor ? addresses.branchHome(successor.slug) : home
  const own = [home, ...branchFiles.map((file) => `${home}${file}`)]
  return {
    paths: [
      ...(successor ? own.map((path) => ({ path, to: `${living}${path.slice(home.length)}` })) : own),
      ...(replica.find('overview', 'organizationId', organization.id) ? [addresses.branchOverview(slug)] : []),
      { path: addresses.branchShort(organization.code), to: living },
    ],
    children: written.map((column) => child(planListing, { column: column.slug, branch: slug })),
  }
})

/** Every organization of the register, the merged and dissolved ones too: their pages say so. */
export const planBranches = defineRead(
  'plan-branches',
  (replica): PlanResult => ({
    paths: [],
    children: replica.list('organization').map(({ slug }) => child(planBranch, { slug })),
  }),
)
