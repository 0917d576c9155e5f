import { addresses, type OrganizationRecord } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import { countyOf, units } from '../organizations/tree.ts'
import { type MemberGroups, memberGroups } from './member-groups.ts'

export type Tally = { name: string; count: number }
export type UnitTally = { name: string; href: string | null; branches: number; members: number | null }
export type Statistics = {
  /** Newest day of any members' figure. */
  takenOn: string | null
  members: number | null
  /** The county's members by the groups that it has opened. */
  groups: MemberGroups | null
  kinds: Tally[]
  /** Branches by 所属领域 and by 设置形式. */
  categories: Tally[]
  forms: Tally[]
  units: UnitTally[]
}

/** Counts of the register, and members where their total is public. */
export const readStatistics = defineRead('statistics', (replica): Statistics => {
  const all = replica.list('organization').filter((organization) => organization.lifecycle === 'active')
  const branches = all.filter((organization) => organization.kind === '党支部')
  const county = countyOf(all)
  const days = all.flatMap((organization) => (organization.members ? [organization.members.takenOn] : []))
  return {
    takenOn: days.sort().at(-1) ?? null,
    members: membersOf(county, branches),
    groups: county ? memberGroups(county) : null,
    kinds: tally(
      all.map((organization) => organization.kind),
      ['党委', '党工委', '党总支', '党支部'],
    ),
    categories: tally(
      branches.map((organization) => organization.category),
      ['农村', '社区', '机关', '事业单位', '国有企业', '两新组织', '学校'],
    ),
    forms: tally(
      branches.map((organization) => organization.form),
      ['正式', '临时', '联合', '流动党员', '离退休'],
    ),
    units: units(all).map(({ head, branches: below }) => ({
      name: head?.shortName ?? '县直单位',
      href: head && addresses.branchHome(head.slug),
      branches: below.length,
      members: membersOf(head ?? undefined, below),
    })),
  }
})

/** An organization's own figure, else the sum of its branches' figures; null when neither is known. */
function membersOf(head: OrganizationRecord | undefined, branches: readonly OrganizationRecord[]): number | null {
  if (head?.members) return head.members.total
  const known = branches.flatMap((branch) => (branch.members ? [branch.members.total] : []))
  return known.length === 0 ? null : known.reduce((sum, total) => sum + total, 0)
}

const tally = (values: readonly string[], names: readonly string[]): Tally[] =>
  names
    .map((name) => ({ name, count: values.filter((value) => value === name).length }))
    .filter(({ count }) => count > 0)
