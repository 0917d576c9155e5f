import { expect, test } from 'vitest'
import { activity, organization, siteSetting } from '../documents/index.ts'
import { documentContract } from './contract.ts'

const messages = (type: Parameters<typeof documentContract>[0], value: unknown): string[] =>
  documentContract(type)
    .safeParse(value)
    .error?.issues.map((issue) => issue.message) ?? []

test('an empty activity is told what is missing, by the labels of the form', () => {
  expect(messages(activity, {})).toEqual(['请填写“标题”', '请填写“党组织”', '请填写“栏目”', '请填写“正文”'])
})

test('white space is not a title', () => {
  expect(messages(activity, { title: '  ', organization: {}, column: {}, body: '<p>文</p>' })).toEqual(['请填写“标题”'])
})

test('a meeting with more people than fit is refused inside its component', () => {
  const value = {
    title: '题',
    organization: {},
    column: {},
    body: '<p>文</p>',
    meeting: { kind: '党课', attendance: -1 },
  }
  expect(messages(activity, value)).toEqual(['“实到人数”应是0到9999之间的整数'])
})

test('a slug with capitals is refused with the hint', () => {
  const value = {
    name: '甲',
    shortName: '甲',
    code: '610924',
    slug: 'Huangu',
    kind: '党支部',
    form: '正式',
    category: '农村',
    lifecycle: 'active',
  }
  expect(messages(organization, value)).toEqual(['“网址名”格式不对：小写拼音，如 huangu-cun。'])
})

test('server-set fields and unknown fields are no obstacle', () => {
  expect(
    messages(siteSetting, { siteName: '党建网', freshnessDisclosure: 'none', id: 7, createdAt: new Date() }),
  ).toEqual([])
})
