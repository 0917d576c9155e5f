import { expect, test } from 'vitest'
import { openedStatistics, openedTo } from './opened.ts'

test('nothing is open where nothing, or nothing known, is chosen', () => {
  for (const setting of [
    null,
    {},
    { countyStatistics: null },
    { countyStatistics: '年龄', branchStatistics: ['身高'] },
  ])
    expect(openedStatistics(setting)).toEqual({ county: [], branches: [] })
})

test('a group chosen twice is open at one level only', () => {
  const setting = { countyStatistics: ['职业', '年龄'], branchStatistics: ['年龄', '学历'] }
  expect(openedStatistics(setting)).toEqual({ county: ['年龄', '职业'], branches: ['学历'] })
})

test('the county shows its groups, branches theirs, and nobody in between any', () => {
  const opened = openedStatistics({ countyStatistics: ['年龄'], branchStatistics: ['学历'] })
  const parent = { documentId: 'above' }
  expect(openedTo({ kind: '党委', parent: null }, opened)).toEqual(['年龄'])
  expect(openedTo({ kind: '党支部', parent }, opened)).toEqual(['学历'])
  expect(openedTo({ kind: '党支部', parent: null }, opened)).toEqual(['学历'])
  expect(openedTo({ kind: '党委', parent }, opened)).toEqual([])
  expect(openedTo({ kind: '党总支', parent }, opened)).toEqual([])
  expect(openedTo({ kind: '党支部', parent, lifecycle: 'merged' }, opened)).toEqual([])
})
