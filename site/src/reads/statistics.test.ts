import { afterAll, describe, expect, it } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { Recording } from '../../publish/reads/recording.ts'
import { ReplicaFile } from '../../publish/replica/replica-file.ts'
import { readMemberGroups } from './member-groups.ts'
import { readStatistics } from './statistics.ts'

const records = syntheticCounty({ organizations: 40, entries: 0 })
const file = new ReplicaFile(':memory:')
file.reconcile(records, 0)
afterAll(() => file.close())
const replica = () => new Recording(file.store, '2026-11-22')

describe('the statistics of the county', () => {
  it("show the groups of the county's own count, and counts of branches by what the register says", () => {
    const { groups, members, categories, forms } = readStatistics.run(replica(), {})
    expect(groups?.groups.map(({ group }) => group)).toEqual(['性别', '年龄', '职业'])
    expect(groups?.total).toBe(members)
    const branches = records.filter((record) => record.type === 'organization' && record.kind === '党支部').length
    for (const tally of [categories, forms]) expect(tally.reduce((sum, { count }) => sum + count, 0)).toBe(branches)
  })
})

describe('the statistics of one organization', () => {
  it('are there where a group is open to it, and nothing elsewhere', () => {
    expect(readMemberGroups.run(replica(), { slug: 'branch-20' })).toMatchObject({
      total: 32,
      takenOn: '2025-12-31',
      groups: [{ group: '学历' }, { group: '入党时间' }],
    })
    expect(readMemberGroups.run(replica(), { slug: 'branch-1' })).toBeNull()
    expect(readMemberGroups.run(replica(), { slug: 'nowhere' })).toBeNull()
  })
})
