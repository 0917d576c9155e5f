import type { DisclosedGroup, OrganizationRecord } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import type { BranchArgs } from './branch-path.ts'

/** Members of an organization by the groups that are opened to it; at least one. */
export type MemberGroups = NonNullable<OrganizationRecord['members']> & { groups: DisclosedGroup[] }

/** The statistics that an organization's overview shows in charts; null where none is open. */
export const readMemberGroups = defineRead('member-groups', (replica, { slug }: BranchArgs): MemberGroups | null => {
  const organization = replica.find('organization', 'slug', slug)
  return organization && memberGroups(organization)
})

export const memberGroups = ({ members, statistics }: OrganizationRecord): MemberGroups | null =>
  members && statistics.length > 0 ? { ...members, groups: statistics } : null
