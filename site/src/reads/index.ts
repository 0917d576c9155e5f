import { planBranch, planBranches } from '../plan/branches.ts'
import { planDay, planEntries, planEntryMonth, planSitemap } from '../plan/entries.ts'
import { planColumns, planListing, planMonth } from '../plan/listings.ts'
import { root } from '../plan/root.ts'
import { readBranch, readBranchDay, readBranchEntries, readSubordinates } from './branch.ts'
import { readBranchCode, readBranchFacts } from './branch-files.ts'
import { readBranchIdentity } from './branch-path.ts'
import { readCourse } from './course.ts'
import { readDirectory, readRecentlyUpdated } from './directory.ts'
import { readActivity, readArticle, readBeside } from './entry.ts'
import { readBranchFeed, readBranchNewest, readColumnFeed, readCountyFeed } from './feed.ts'
import { readFrame, readIndexable, readMenu, readSiteName } from './frame.ts'
import { readFreshness, readUnitFreshness } from './freshness.ts'
import { readHomeNews, readHomeNotices, readHomeSpirit } from './home.ts'
import { readHomeCampaign, readHomeLedger, readHomeUnits, readHomeUpdated, readNewestDay } from './home-branches.ts'
import {
  readBranchColumns,
  readColumnsBeside,
  readListingHead,
  readListingRoot,
  readMonthPage,
  readMonthPart,
} from './listing.ts'
import { readMeanwhile } from './meanwhile.ts'
import { readMemberGroups } from './member-groups.ts'
import { readCommittee, readOverview } from './overview.ts'
import { readAbout, readSiteMap } from './site-map.ts'
import { readSitemapBranches, readSitemapChunks, readSitemapColumns, readSitemapMonth } from './sitemap.ts'
import { readStatistics } from './statistics.ts'

/** Every read and plan node of the site: the engine looks them up here by name to run one again. */
export const reads = [
  root,
  planColumns,
  planListing,
  planMonth,
  planBranches,
  planBranch,
  planEntries,
  planEntryMonth,
  planDay,
  planSitemap,
  readFrame,
  readSiteName,
  readIndexable,
  readMenu,
  readNewestDay,
  readHomeNews,
  readHomeNotices,
  readHomeSpirit,
  readHomeLedger,
  readHomeUnits,
  readHomeCampaign,
  readHomeUpdated,
  readListingHead,
  readListingRoot,
  readBranchColumns,
  readColumnsBeside,
  readMonthPage,
  readMonthPart,
  readArticle,
  readActivity,
  readBeside,
  readDirectory,
  readRecentlyUpdated,
  readBranch,
  readBranchIdentity,
  readBranchCode,
  readBranchFacts,
  readBranchEntries,
  readBranchDay,
  readSubordinates,
  readCommittee,
  readOverview,
  readMemberGroups,
  readFreshness,
  readUnitFreshness,
  readStatistics,
  readSiteMap,
  readAbout,
  readCountyFeed,
  readColumnFeed,
  readMeanwhile,
  readCourse,
  readBranchFeed,
  readBranchNewest,
  readSitemapChunks,
  readSitemapColumns,
  readSitemapBranches,
  readSitemapMonth,
]
