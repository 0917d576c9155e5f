import { expect, test } from 'vitest'
import { type BranchDays, disclosedFreshness } from './disclosed.ts'

const monthly = (newestOn: string | null, appliesTo: string[] = []) => ({ limit: 'monthly', appliesTo, newestOn })
const branches: BranchDays[] = [
  { id: 'a', unit: '城关镇', category: '农村', newestOn: '2026-11-20', limited: [monthly('2026-11-20')] },
  { id: 'b', unit: '城关镇', category: '农村', newestOn: '2026-09-30', limited: [monthly('2026-09-30')] },
  { id: 'c', unit: '县直单位', category: '机关', newestOn: '2026-11-01', limited: [monthly(null, ['农村'])] },
  { id: 'd', unit: '县直单位', category: '机关', newestOn: null, limited: [] },
]

test('a county that discloses nothing says nothing', () => {
  expect(disclosedFreshness('none', branches, '2026-11-22')).toEqual([])
})

test('in sum, no branch stands by itself', () => {
  const told = disclosedFreshness('aggregate', branches, '2026-11-22')
  expect(told).toEqual([
    { unit: '城关镇', branches: 2, updated: 1, each: [] },
    { unit: '县直单位', branches: 2, updated: 1, each: [] },
  ])
  expect(JSON.stringify(told)).not.toContain('"id"')
})

test('branch by branch, a column that is not meant for a branch does not count against it', () => {
  const each = disclosedFreshness('full', branches, '2026-11-22').flatMap((unit) => unit.each)
  expect(each.map(({ id, state }) => [id, state])).toEqual([
    ['a', 'current'],
    ['b', 'quiet'],
    ['c', 'current'],
    ['d', 'current'],
  ])
})
