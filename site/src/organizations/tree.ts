import type { OrganizationRecord } from '@huoye/content-types'

import { isTown } from './names.ts'

type TreeOrganization = Pick<OrganizationRecord, 'id' | 'parentId' | 'order' | 'code' | 'kind' | 'shortName'>

/** The order of the register: by `order`, then by code. */
export const inRegister = (left: TreeOrganization, right: TreeOrganization): number =>
  left.order - right.order || (left.code < right.code ? -1 : 1)

/** The county committee: the organization without one above it that comes first in the register. */
export const countyOf = <Organization extends TreeOrganization>(
  all: readonly Organization[],
): Organization | undefined => all.filter((organization) => organization.parentId === null).sort(inRegister)[0]

/** Organizations directly below one, in the order of the register. */
export const below = <Organization extends TreeOrganization>(
  all: readonly Organization[],
  id: string,
): Organization[] => all.filter((organization) => organization.parentId === id).sort(inRegister)

/** A township or county department with its branches; `head` is null for branches directly under the county. */
export type Unit<Organization> = { head: Organization | null; branches: Organization[] }

/** All branches by the unit directly below the county, towns first, units without branches left out. */
export function units<Organization extends TreeOrganization>(all: readonly Organization[]): Unit<Organization>[] {
  const county = countyOf(all)
  if (!county) return []
  const children = Map.groupBy([...all].sort(inRegister), (organization) => organization.parentId)
  const branchesUnder = (id: string): Organization[] =>
    (children.get(id) ?? []).flatMap((organization) => [
      ...(organization.kind === '党支部' ? [organization] : []),
      ...branchesUnder(organization.id),
    ])
  const first = children.get(county.id) ?? []
  const heads = townsFirst(first.filter((organization) => organization.kind !== '党支部'))
  const direct = first.filter((organization) => organization.kind === '党支部')
  return [
    ...heads.map((head) => ({ head, branches: branchesUnder(head.id) })),
    { head: null, branches: direct },
  ].filter((unit) => unit.branches.length > 0)
}

/** Towns, then departments, each in the order of the register. */
const townsFirst = <Organization extends Pick<OrganizationRecord, 'shortName'>>(
  organizations: readonly Organization[],
): Organization[] => [...organizations.filter(isTown), ...organizations.filter((organization) => !isTown(organization))]
