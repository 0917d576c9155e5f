import type { SiteSettingRecord } from '@huoye/content-types'
import { addresses } from '@huoye/content-types'
import { defineRead, type Replica } from '../../publish/reads/index.ts'
import { columnScope } from '../listing/column-scope.ts'

/** What every page prints around its content. Missing values are left out of the page. */
export type Frame = Omit<SiteSettingRecord, 'type' | 'id' | 'about' | 'freshnessDisclosure'>

const bare: Frame = {
  siteName: '活页',
  tagline: null,
  countyName: null,
  siteDomain: null,
  siteIdCode: null,
  partySiteMark: null,
  sponsor: null,
  organizer: null,
  contactPhone: null,
  contactEmail: null,
  contactAddress: null,
  icpNumber: null,
  publicSecurityNumber: null,
  notice: null,
  indexable: false,
  demo: false,
}

/** The site's own words: name, sponsor, contact, numbers. */
export const readFrame = defineRead('frame', (replica): Frame => {
  const setting = replica.list('site-setting')[0]
  if (!setting) return bare
  const { type: _type, id: _id, about: _about, freshnessDisclosure: _disclosure, ...frame } = setting
  return frame
})

/** The site's name and motto, for files that print nothing else of it. */
export const readSiteName = defineRead('site-name', (replica): Pick<Frame, 'siteName' | 'tagline'> => {
  const { siteName, tagline } = replica.list('site-setting')[0] ?? bare
  return { siteName, tagline }
})

/** Whether search engines may list the site. */
export const readIndexable = defineRead('indexable', (replica): boolean => {
  const setting = replica.list('site-setting')[0]
  return setting?.indexable === true && !setting.demo
})

export type MenuItem = { key: string; href: string; title: string; short: string }

/** The main navigation. Columns without entries and archived ones are not in it. */
export const readMenu = defineRead('menu', (replica): MenuItem[] => [
  { key: 'home', href: addresses.countyHome, title: '首页', short: '首页' },
  ...columnItem(replica, 'special-topics', '精神'),
  ...columnItem(replica, 'party-news', '要闻'),
  ...columnItem(replica, 'notices', '公告'),
  { key: 'directory', href: addresses.directory, title: '支部目录', short: '支部' },
  ...(replica.list('site-setting')[0]?.freshnessDisclosure === 'none'
    ? []
    : [{ key: 'freshness', href: addresses.freshness, title: '更新台账', short: '台账' }]),
])

function columnItem(replica: Replica, key: string, short: string): MenuItem[] {
  const columns = replica.list('column')
  const column = columns.find((candidate) => candidate.key === key)
  if (!column || column.lifecycle === 'archived') return []
  if (!replica.has(columnScope(columns, column))) return []
  return [{ key, href: addresses.columnListing(column), title: column.title, short }]
}
