import type { OrganizationRecord } from '@huoye/content-types'
import { dayBefore, weekStart } from './days.ts'
import { type EntryIndex, type Listed, scope } from './entry-index.ts'
import type { BranchPage } from './pages.ts'
import type { Register } from './register.ts'

const quietAfterDays = 30
const shown = 3

/** For a branch that has been quiet, the newest of its town and, until this week, of the county; nothing for any other. */
export function meanwhile(
  branch: OrganizationRecord,
  index: EntryIndex,
  register: Register,
  today: string,
): BranchPage['meanwhile'] {
  const newest = index.of(scope.branch(branch.id))[0]
  if (branch.kind !== '党支部' || (newest && newest.day >= dayBefore(today, quietAfterDays))) return []
  const since = newest?.listedAt ?? ''
  const ids = (entries: readonly Listed[]): string[] =>
    entries.filter(({ listedAt }) => listedAt > since).map(({ publicId }) => publicId)
  const thisWeek = weekStart(today)
  const town = register.town(branch)
  return [
    ...(town ? [{ from: town.shortName, entries: ids(index.of(scope.branch(town.id)).slice(0, shown)) }] : []),
    { from: '全县', entries: ids(newestUntil(index.of(scope.articles), thisWeek)) },
  ].filter(({ entries }) => entries.length > 0)
}

/** The first of a list that are older than a day. */
function newestUntil(entries: readonly Listed[], before: string): readonly Listed[] {
  const from = entries.findIndex(({ day }) => day < before)
  return from === -1 ? [] : entries.slice(from, from + shown)
}
