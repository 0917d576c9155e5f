import { expect, test } from 'vitest'
import { documentContract } from '../derive/contract.ts'
import { organization, siteSetting } from '../documents/index.ts'

const said = (snapshot: Record<string, unknown>): string[] => {
  const document = {
    name: '甲',
    shortName: '甲',
    code: '610924',
    slug: 'jia',
    kind: '党支部',
    form: '正式',
    category: '农村',
    lifecycle: 'active',
    statistics: [{ takenOn: '2026-06-30', ...snapshot }],
  }
  const issues = documentContract(organization).safeParse(document).error?.issues ?? []
  return issues.map(({ path, message }) => `${path.join('.')} ${message}`)
}

test('groups that add up, and groups left empty, are accepted', () => {
  expect(said({ total: 43, female: 12, fullMembers: 42, probationary: 1 })).toEqual([])
  expect(said({ total: 43 })).toEqual([])
  expect(said({ total: 10_000, fullMembers: 10_050, probationary: 50 })).toEqual([])
})

test('a group that exceeds or misses the total is refused at its first field, with the figures', () => {
  expect(said({ total: 43, workers: 20, farmers: 30 })).toEqual([
    'statistics.0.workers “职业”各项合计50名，比党员总数43名多7名；不能多于总数',
  ])
  expect(said({ total: 1000, workers: 900, farmers: 120 })).toEqual([
    'statistics.0.workers “职业”各项合计1020名，比党员总数1000名多20名；最多可以多10名（1%）',
  ])
  expect(said({ total: 43, joined1978To2012: 30 })).toEqual([
    'statistics.0.joined1978To2012 “入党时间”各项合计30名，比党员总数43名少13名；最多可以少1名，没有统计的这一组请全部留空',
  ])
  expect(said({ total: 43, female: 44 })).toEqual(['statistics.0.female “性别”：女44名，多于党员总数43名'])
})

test('one of whom something is not known may be missing', () => {
  expect(said({ total: 43, workers: 20, farmers: 22 })).toEqual([])
  expect(said({ total: 43, workers: 20, farmers: 24 })).not.toEqual([])
})

test('a group cannot be opened for the county and for its branches', () => {
  const setting = { siteName: '党建网', freshnessDisclosure: 'none', countyStatistics: ['年龄', '职业'] }
  const objections = (branchStatistics: unknown) =>
    documentContract(siteSetting)
      .safeParse({ ...setting, branchStatistics })
      .error?.issues.map(({ message }) => message)
  expect(objections(['学历'])).toBeUndefined()
  expect(objections(['职业', '学历'])).toEqual([
    '“职业”不能在县里和支部同时公开：用全县的数减去各支部的数，会算出没有公开的小数目。请只留一处',
  ])
})
