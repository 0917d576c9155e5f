import { addresses } from '@huoye/content-types'
import { child, defineRead, type PlanResult } from '../../publish/reads/index.ts'
import { planBranches } from './branches.ts'
import { planEntries, planSitemap } from './entries.ts'
import { planColumns } from './listings.ts'

/** Pages that are there whatever was published. */
const fixedPages: readonly string[] = [
  addresses.countyHome,
  addresses.directory,
  addresses.freshness,
  addresses.statistics,
  addresses.search,
  addresses.about,
  addresses.openData,
  addresses.notFound,
  addresses.gone,
  '/rss.xml',
  '/manifest.webmanifest',
  '/robots.txt',
]

/** The node from which every address of the site is reached. */
export const root = defineRead(
  'plan-root',
  (): PlanResult => ({
    paths: fixedPages,
    children: [child(planColumns, {}), child(planBranches, {}), child(planEntries, {}), child(planSitemap, {})],
  }),
)
