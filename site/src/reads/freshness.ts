import { addresses, dayOf, type SiteSettingRecord } from '@huoye/content-types'
import { defineRead, type Replica } from '../../publish/reads/index.ts'
import { columnScope, entryColumns } from '../listing/column-scope.ts'
import { units } from '../organizations/tree.ts'
import { dayBefore } from '../text/dates.ts'

export type Period = { period: string; count: number }
export type ColumnFreshness = { title: string; href: string; limit: string | null; newest: string | null }
export type BranchFreshness = { name: string; href: string; newest: string | null }
export type UnitFreshness = { title: string; branches: BranchFreshness[] }

export type Freshness = {
  disclosure: SiteSettingRecord['freshnessDisclosure']
  /** The last finished day; what today brings is not counted yet, so a publish does not change this page each time. */
  until: string
  days: Period[]
  months: Period[]
  columns: ColumnFreshness[]
  units: UnitFreshness[]
}

const shownDays = 14
const shownMonths = 12

/** How much was updated and when, as far as the county discloses it. */
export const readFreshness = defineRead('freshness', (replica): Freshness => {
  const disclosure = replica.list('site-setting')[0]?.freshnessDisclosure ?? 'aggregate'
  const until = dayBefore(replica.today(), 1)
  const closed = { disclosure, until, days: [], months: [], columns: [], units: [] }
  if (disclosure === 'none') return closed
  const days = Array.from({ length: shownDays }, (_, back) => dayBefore(until, back))
  const months = finishedMonths(replica.today())
  const all = { ...closed, days: counted(replica, days), months: counted(replica, months), columns: columns(replica) }
  return disclosure === 'full' ? { ...all, units: branches(replica) } : all
})

const counted = (replica: Replica, periods: string[]): Period[] =>
  periods.map((period) => ({ period, count: replica.count({}, period) }))

function finishedMonths(today: string): string[] {
  const months: string[] = []
  let day = dayBefore(`${today.slice(0, 7)}-01`, 1)
  while (months.length < shownMonths) {
    months.push(day.slice(0, 7))
    day = dayBefore(`${day.slice(0, 7)}-01`, 1)
  }
  return months
}

function columns(replica: Replica): ColumnFreshness[] {
  const all = replica.list('column')
  return entryColumns(all)
    .filter((column) => column.lifecycle === 'open')
    .map((column) => {
      const newest = replica.entries({ scope: columnScope(all, column), limit: 1 })[0]
      return {
        title: column.title,
        href: addresses.columnListing(column),
        limit: column.limit,
        newest: newest ? dayOf(newest.listedAt) : null,
      }
    })
    .filter((column) => column.newest !== null)
}

function branches(replica: Replica): UnitFreshness[] {
  const all = replica.list('organization').filter((organization) => organization.lifecycle === 'active')
  return units(all).map(({ head, branches: below }) => ({
    title: head?.shortName ?? '县直单位',
    branches: below.map(({ id, slug, shortName }) => {
      const newest = replica.entries({ scope: { organization: id }, limit: 1 })[0]
      return { name: shortName, href: addresses.branchHome(slug), newest: newest ? dayOf(newest.listedAt) : null }
    }),
  }))
}
