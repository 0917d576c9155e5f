import { addresses, type OrganizationRecord } from '@huoye/content-types'
import { defineRead, type Replica } from '../../publish/reads/index.ts'
import { organizationName } from '../organizations/names.ts'
import type { Link } from './link.ts'

/** The pages from the directory down to an organization's home, which is the last. */
export const branchPath = (replica: Replica, organization: OrganizationRecord): Link[] => {
  const unit = townOf(replica, organization)
  return [
    { href: addresses.directory, title: '支部目录' },
    ...(unit ? [{ href: addresses.branchHome(unit.slug), title: unit.shortName }] : []),
    { href: addresses.branchHome(organization.slug), title: organizationName(organization) },
  ]
}

/** The organization directly above one, unless that is the county committee. */
export function townOf(replica: Replica, { parentId }: OrganizationRecord): OrganizationRecord | null {
  const parent = parentId === null ? null : replica.get('organization', parentId)
  return parent && parent.parentId !== null ? parent : null
}

export type BranchArgs = { slug: string }
export type BranchIdentity = { name: string; fullName: string; isBranch: boolean; path: Link[] }

/** What every page below a branch's home prints of the branch; null when there is none. */
export const readBranchIdentity = defineRead(
  'branch-identity',
  (replica, { slug }: BranchArgs): BranchIdentity | null => {
    const organization = replica.find('organization', 'slug', slug)
    if (!organization) return null
    return {
      name: organizationName(organization),
      fullName: organization.name,
      isBranch: organization.kind === '党支部',
      path: branchPath(replica, organization),
    }
  },
)
