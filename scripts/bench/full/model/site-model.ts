import { addresses, type PublicRecord } from '@huoye/content-types'
import { isEntry } from '../../content/site-content.ts'
import { branchPages, overviewPages } from './branch-pages.ts'
import { EntryIndex, scope } from './entry-index.ts'
import { cardOf, entryPages } from './entry-pages.ts'
import { freshness } from './freshness.ts'
import { listingPages } from './listing-pages.ts'
import { openData } from './open-data.ts'
import type { SiteModel } from './pages.ts'
import { Register } from './register.ts'
import { scripts } from './scripts.ts'
import { directoryUnits, homePage, recentBranches, siteMap, sitemaps, statistics } from './single-pages.ts'

/** Everything that the pages of a county's site print, worked out once from its records. `today` is yyyy-MM-dd. */
export function siteModel(records: readonly PublicRecord[], today: string): SiteModel {
  const frame = records.find((record) => record.type === 'site-setting')
  if (!frame) throw new Error('a site has a site-setting')
  const index = new EntryIndex(records.filter(isEntry))
  const register = new Register(records)
  const overviews = records.filter((record) => record.type === 'overview')
  const all = index.of(scope.all)
  return {
    frame,
    menu: [
      { key: 'home', href: addresses.countyHome, title: '首页', short: '首页' },
      { key: 'special-topics', href: '/spirit/', title: '专栏专题', short: '精神' },
      { key: 'party-news', href: '/news/', title: '党建要闻', short: '要闻' },
      { key: 'notices', href: '/notices/', title: '通知公告', short: '公告' },
      { key: 'directory', href: addresses.directory, title: '支部目录', short: '支部' },
      { key: 'freshness', href: addresses.freshness, title: '更新台账', short: '台账' },
    ],
    today,
    columns: Object.fromEntries(register.columns.map((column) => [column.key, register.column(column, index)])),
    branches: Object.fromEntries(register.organizations.map((one) => [one.slug, register.branch(one)])),
    cards: Object.fromEntries(all.map((entry) => [entry.publicId, cardOf(entry, register)])),
    entries: entryPages(index, register),
    listings: listingPages(index, register),
    branchPages: branchPages(index, register, overviews, today),
    overviews: overviewPages(register, overviews),
    sitemaps: sitemaps(index, register, new Set(overviews.map(({ organizationId }) => organizationId))),
    home: homePage(index, register),
    directory: directoryUnits(register),
    recent: recentBranches(index, register, today),
    freshness: freshness(index, register, today),
    statistics: statistics(register),
    openData,
    scripts,
    siteMap: siteMap(index, register),
    feed: all.slice(0, 30).map(({ publicId }) => publicId),
    newestDay: all[0]?.day ?? '',
  }
}
