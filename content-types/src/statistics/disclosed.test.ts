import { expect, test } from 'vitest'
import { components } from '../documents/components.ts'
import { disclosedStatistics } from './disclosed.ts'
import { countsOf, groupShapes, type Snapshot, type StatisticsGroup, statisticsGroups } from './groups.ts'

const told = (group: StatisticsGroup, snapshot: Snapshot): string =>
  disclosedStatistics(snapshot, [group])
    .flatMap(({ parts }) => parts.map(({ name, count }) => `${name} ${count}`))
    .join('，')

const ages = (total: number, ...counts: (number | null)[]): Snapshot => ({
  total,
  ...Object.fromEntries(countsOf(groupShapes.年龄).map((name, index) => [name, counts[index]])),
})

test('nothing is shown that the county has not opened', () => {
  const snapshot = { total: 40, female: 15, collegeAndAbove: 20 }
  expect(disclosedStatistics(snapshot, [])).toEqual([])
  expect(disclosedStatistics(snapshot, ['学历']).map(({ group }) => group)).toEqual(['学历'])
})

test('ages under five join their neighbours, and what is left at the end those before', () => {
  expect(told('年龄', ages(43, 3, 4, 6, 5, 0, 7, 14, 4))).toBe(
    '35岁及以下 7，36至40岁 6，41至45岁 5，46至55岁 7，56岁及以上 18',
  )
})

test('kinds under five go into 其他, which takes in the smallest of the others while it is too small itself', () => {
  expect(told('职业', { total: 40, farmers: 28, workers: 7, students: 1, retired: 4 })).toBe(
    '工人（工勤技能人员） 7，农牧渔民 28，其他 5',
  )
  expect(told('职业', { total: 40, farmers: 28, workers: 9, students: 3 })).toBe('农牧渔民 28，其他 12')
})

test('a share is shown when neither it nor the others are fewer than five', () => {
  expect(told('性别', { total: 40, female: 5 })).toBe('女 5，男 35')
  for (const female of [0, 4, 36, 40]) expect(told('性别', { total: 40, female })).toBe('')
})

test('a group that comes to one category says nothing, and is not shown', () => {
  expect(told('职业', { total: 43, retired: 43 })).toBe('')
  expect(told('年龄', ages(9, 4, 0, 0, 0, 0, 0, 0, 5))).toBe('')
})

test('up to four of whom nothing is known do not stand out from the total', () => {
  expect(told('年龄', ages(400, 100, 50, 50, 50, 50, 40, 40, 17))).toContain('61岁及以上 20')
  expect(told('年龄', ages(1000, 200, 100, 100, 100, 100, 100, 100, 192))).toContain('61岁及以上 192，未填 8')
})

test('counts that cannot be right are not shown, nor a group of which nothing was counted', () => {
  expect(told('年龄', ages(43, 10, 10, 10, 5))).toBe('')
  expect(told('年龄', ages(43, 10, 10, 10, 5, 5, 5, 5, 5))).toBe('')
  expect(told('性别', { total: 43, female: 98_765 })).toBe('')
  expect(told('性别', { total: 43 })).toBe('')
  expect(told('正式和预备', { total: 43, probationary: 6, fullMembers: 30 })).toBe('')
  expect(told('正式和预备', { total: 43, probationary: 6, fullMembers: 37 })).toBe('预备党员 6，正式党员 37')
})

test('bands are named by where they begin and end', () => {
  const joined = { total: 40, joinedBefore1949: 0, joined1949To1978: 3, joined1978To2012: 22, joinedSince2012: 15 }
  expect(told('入党时间', joined)).toBe('十八大前 25，十八大以来 15')
  expect(told('入党时间', { ...joined, joined1949To1978: 6, joined1978To2012: 19 })).toBe(
    '十一届三中全会前 6，十一届三中全会后至十八大前 19，十八大以来 15',
  )
})

test('every count of a group is a field of the component, and no count stands in two groups', () => {
  const fields = Object.keys(components.find(({ name }) => name === 'statistics')?.fields ?? {})
  const counted = statisticsGroups.flatMap((group) => countsOf(groupShapes[group]))
  expect(new Set(counted).size).toBe(counted.length)
  expect(fields.filter((name) => !counted.some((count) => count === name))).toEqual(['takenOn', 'total', 'partyGroups'])
  for (const name of counted) expect(fields).toContain(name)
})
