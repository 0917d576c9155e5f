import { dayOf } from '@huoye/content-types'
import { defineRead, type EntryScope, type Replica, sortKey } from '../../publish/reads/index.ts'
import { dayBefore, startOfDay, weekStart } from '../text/dates.ts'
import { type BranchArgs, townOf } from './branch-path.ts'
import { type EntryLink, entryLink } from './entry-view.ts'

/** What those above a branch published since it did last. Theirs, and said to be. */
export type Meanwhile = { from: string; entries: EntryLink[] }[]

/** Days without an entry of its own after which a branch's home shows what others did. */
const quietAfterDays = 30
const shown = 3

/**
 * For a branch that has been quiet: the newest of its town and of the county, since its own last entry; null for any other.
 * The county's stop at the week's beginning, so that its publishes do not change the home of every quiet branch each time.
 */
export const readMeanwhile = defineRead('meanwhile', (replica, { slug }: BranchArgs): Meanwhile | null => {
  const branch = replica.find('organization', 'slug', slug)
  if (branch?.kind !== '党支部' || branch.lifecycle !== 'active') return null
  const today = replica.today()
  const newest = replica.entries({ scope: { organization: branch.id }, limit: 1 })[0]
  if (newest && dayOf(newest.listedAt) >= dayBefore(today, quietAfterDays)) return null
  const since = newest?.listedAt ?? ''
  const town = townOf(replica, branch)
  const thisWeek = sortKey({ listedAt: startOfDay(weekStart(today)), publicId: '' })
  const groups = [
    ...(town ? [{ from: town.shortName, entries: newestOf(replica, { organization: town.id }, since) }] : []),
    { from: '全县', entries: newestOf(replica, { type: 'article' }, since, thisWeek) },
  ].filter(({ entries }) => entries.length > 0)
  return groups.length === 0 ? null : groups
})

function newestOf(replica: Replica, scope: EntryScope, since: string, before?: string): EntryLink[] {
  return replica
    .entries({ scope, limit: shown, ...(before !== undefined && { after: before }) })
    .filter(({ listedAt }) => listedAt > since)
    .map(entryLink)
}
