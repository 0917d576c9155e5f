import { type BranchDays, disclosedFreshness, type OrganizationRecord } from '@huoye/content-types'
import { dayBefore } from './days.ts'
import { type EntryIndex, type Listed, newestFirst, scope } from './entry-index.ts'
import type { Freshness, UnitFreshness } from './pages.ts'
import type { Register } from './register.ts'
import { homeLink, townsOf } from './single-pages.ts'

/** How much was updated and when, counted until the day before `today`. */
export function freshness(index: EntryIndex, register: Register, today: string): Freshness {
  const until = dayBefore(today, 1)
  const counts = new Map<string, number>()
  for (const { day } of index.of(scope.all))
    for (const period of [day, day.slice(0, 7)]) counts.set(period, (counts.get(period) ?? 0) + 1)
  const counted = (period: string) => ({ period, count: counts.get(period) ?? 0 })
  const units = unitsUntil(until, index, register)
  return {
    until,
    days: Array.from({ length: 14 }, (_, back) => counted(dayBefore(until, back))),
    months: finishedMonths(today, 12).map(counted),
    columns: register.leaves().flatMap(({ key }) => {
      const newest = index.of(scope.column(key))[0]
      return newest ? [{ column: key, newest: newest.day }] : []
    }),
    updated: units.reduce((sum, unit) => sum + unit.updated, 0),
    units,
  }
}

/** The towns with the newest entry of each, and their branches one by one. */
function unitsUntil(until: string, index: EntryIndex, register: Register): UnitFreshness[] {
  const newestOf = (name: string): Listed | undefined => index.of(name).find(({ day }) => day <= until)
  const limited = register.columns.filter(({ limit }) => limit !== null)
  const daysOf = (town: OrganizationRecord, { id, category }: OrganizationRecord): BranchDays => ({
    ...{ id, category, unit: town.id, newestOn: newestOf(scope.branch(id))?.day ?? null },
    limited: limited.map(({ key, limit, appliesTo }) => {
      const newestOn = newestOf(scope.branchColumn(id, key))?.day ?? null
      return { limit, appliesTo, newestOn }
    }),
  })
  return townsOf(register).flatMap(({ town, branches }) => {
    const [told] = disclosedFreshness(
      'full',
      branches.map((branch) => daysOf(town, branch)),
      until,
    )
    if (!told) return []
    const last = branches.flatMap(({ id }) => newestOf(scope.branch(id)) ?? []).sort(newestFirst)[0]
    return {
      ...homeLink(town),
      branches: told.branches,
      updated: told.updated,
      newest: last?.publicId ?? null,
      each: told.each.map(({ id, newestOn, state }) => ({
        ...homeLink(register.organization(id)),
        newest: newestOn,
        state,
      })),
    }
  })
}

function finishedMonths(today: string, length: number): string[] {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
  return Array.from({ length }, (_, back) =>
    new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - back - 1, 1)).toISOString().slice(0, 7),
  )
}
