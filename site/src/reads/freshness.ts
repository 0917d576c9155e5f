import {
  addresses,
  type BranchDays,
  type ColumnRecord,
  dayOf,
  disclosedFreshness,
  type Freshness as FreshnessState,
  type OrganizationRecord,
  type SiteSettingRecord,
} from '@huoye/content-types'
import { defineRead, type EntryCard, type EntryScope, type Replica, sortKey } from '../../publish/reads/index.ts'
import { columnScope, entryColumns } from '../listing/column-scope.ts'
import { units } from '../organizations/tree.ts'
import { dayBefore, startOfDay } from '../text/dates.ts'
import { type EntryLink, entryLink } from './entry-view.ts'

export type Period = { period: string; count: number }
export type ColumnFreshness = { title: string; href: string; limit: string | null; newest: string | null }
export type BranchFreshness = { name: string; href: string; newest: string | null; state: FreshnessState }
export type UnitFreshness = {
  title: string
  href: string | null
  branches: number
  /** How many of them published in the month of `until`. */
  updated: number
  newest: EntryLink | null
  /** Branch by branch, where the county discloses it. */
  each: BranchFreshness[]
}

export type Freshness = {
  disclosure: SiteSettingRecord['freshnessDisclosure']
  /** The last finished day; what today brings is not counted yet, so a publish does not change this page each time. */
  until: string
  days: Period[]
  months: Period[]
  columns: ColumnFreshness[]
  /** The units by the organization that leads each, '' for those directly under the county: what `readUnitFreshness` is asked for. */
  units: string[]
}

const shownDays = 14
const shownMonths = 12

/** How much was updated and when, as far as the county discloses it. */
export const readFreshness = defineRead('freshness', (replica): Freshness => {
  const disclosure = disclosureOf(replica)
  const until = lastFinishedDay(replica)
  const closed = { disclosure, until, days: [], months: [], columns: [], units: [] }
  if (disclosure === 'none') return closed
  const days = Array.from({ length: shownDays }, (_, back) => dayBefore(until, back))
  const months = finishedMonths(replica.today())
  return {
    ...closed,
    days: counted(replica, days),
    months: counted(replica, months),
    columns: columns(replica),
    units: activeUnits(replica).map(({ head }) => head?.id ?? ''),
  }
})

const disclosureOf = (replica: Replica): SiteSettingRecord['freshnessDisclosure'] =>
  replica.list('site-setting')[0]?.freshnessDisclosure ?? 'aggregate'

const lastFinishedDay = (replica: Replica): string => dayBefore(replica.today(), 1)

const activeUnits = (replica: Replica) =>
  units(replica.list('organization').filter((organization) => organization.lifecycle === 'active'))

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

/** How fresh the branches of one unit are, as far as the county discloses it; null where it discloses nothing. One read for each. */
export const readUnitFreshness = defineRead(
  'unit-freshness',
  (replica, { unit }: { unit: string }): UnitFreshness | null => {
    const disclosure = disclosureOf(replica)
    const until = lastFinishedDay(replica)
    const here = activeUnits(replica).find(({ head }) => (head?.id ?? '') === unit)
    if (!here) return null
    const columns = replica.list('column').filter(({ limit, lifecycle }) => limit !== null && lifecycle === 'open')
    const newest = new Map<string, EntryCard>()
    const days = here.branches.map((branch): BranchDays => {
      const card = newestUntil(replica, { organization: branch.id }, until)
      if (card) newest.set(branch.id, card)
      const limited = disclosure === 'full' ? limitedDays(replica, columns, branch, until) : []
      return { id: branch.id, unit, category: branch.category, newestOn: card ? dayOf(card.listedAt) : null, limited }
    })
    const [told] = disclosedFreshness(disclosure, days, until)
    if (!told) return null
    const [last] = [...newest.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1))
    const state = new Map(told.each.map((each) => [each.id, each]))
    return {
      title: here.head?.shortName ?? '县直单位',
      href: here.head && addresses.branchHome(here.head.slug),
      branches: told.branches,
      updated: told.updated,
      newest: last ? entryLink(last) : null,
      each: here.branches.flatMap(({ id, slug, shortName }) => {
        const each = state.get(id)
        return each
          ? { name: shortName, href: addresses.branchHome(slug), newest: each.newestOn, state: each.state }
          : []
      }),
    }
  },
)

/** The newest entry of a scope by the end of a day: what is published later changes nothing here. */
const newestUntil = (replica: Replica, scope: EntryScope, until: string): EntryCard | undefined =>
  replica.entries({ scope, after: sortKey({ listedAt: startOfDay(dayBefore(until, -1)), publicId: '' }), limit: 1 })[0]

const limitedDays = (
  replica: Replica,
  columns: readonly ColumnRecord[],
  branch: OrganizationRecord,
  until: string,
): BranchDays['limited'] =>
  columns.map(({ key, limit, appliesTo }) => {
    const newest = newestUntil(replica, { column: key, organization: branch.id }, until)
    return { limit, appliesTo, newestOn: newest ? dayOf(newest.listedAt) : null }
  })
