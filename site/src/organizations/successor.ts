import type { OrganizationRecord } from '@huoye/content-types'
import type { Replica } from '../../publish/reads/index.ts'

/**
 * The organization that one has become part of, however often that merged again: where readers who look for it are led, in one
 * step. Null for one that stands by itself, and where the register leads nowhere or in a circle.
 */
export function successorOf(
  replica: Pick<Replica, 'get'>,
  organization: OrganizationRecord,
): OrganizationRecord | null {
  const seen = new Set<string>()
  let found = organization
  while (found.lifecycle === 'merged' && found.mergedIntoId !== null) {
    seen.add(found.id)
    const into = replica.get('organization', found.mergedIntoId)
    if (!into || seen.has(into.id)) return null
    found = into
  }
  return found === organization ? null : found
}
