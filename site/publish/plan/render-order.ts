import { addresses } from '@huoye/content-types'
import type { RecordStore } from '../reads/recording.ts'
import { firstKey, lastKey } from '../reads/touches.ts'

/**
 * The pages of a whole site in an order in which those that read the same lists come together: a branch's own pages beside
 * those of its activities.
 */
export function inOrderOfBranches(paths: readonly string[], store: RecordStore): string[] {
  const slugs = new Map(store.list('organization').map(({ id, slug }) => [id, slug]))
  const branchOf = new Map<string, string>()
  for (const place of store.places('type=activity', firstKey, lastKey, 'newest', Number.POSITIVE_INFINITY)) {
    if (place.organizationId !== null) branchOf.set(addresses.entry(place), slugs.get(place.organizationId) ?? '')
  }
  const branches = addresses.directory
  const rank = (path: string): string =>
    branchOf.get(path) ?? (path.startsWith(branches) ? (path.slice(branches.length).split('/')[0] ?? '') : '')
  return paths
    .map((path) => ({ path, rank: rank(path) }))
    .sort((left, right) => (left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : left.path < right.path ? -1 : 1))
    .map(({ path }) => path)
}
