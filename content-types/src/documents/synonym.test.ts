import { expect, test } from 'vitest'
import { documentContract } from '../derive/contract.ts'
import { project } from '../projection/project.ts'
import { synonym, synonymObjections, wordsOf } from './synonym.ts'

test('words stand between marks of enumeration, commas or semicolons, however they were typed', () => {
  expect(wordsOf('两学一做、 两学，,学习教育；')).toEqual(['两学一做', '两学', '学习教育'])
})

test.each([
  ['两学一做、两学', []],
  ['两学一做', ['至少要两个不同的词，中间用顿号隔开']],
  ['两学 、两学', ['至少要两个不同的词，中间用顿号隔开', '“两学”写了不止一遍，请只留一个']],
  [`两学、${'长'.repeat(31)}`, [`“${'长'.repeat(31)}”太长，一个词最多 30 个字`]],
])('what is said of %s', (typed, objections) => {
  expect(synonymObjections(typed)).toEqual(objections)
})

test('a group is refused beside its field', () => {
  const issues = documentContract(synonym).safeParse({ words: '两学' }).error?.issues ?? []
  expect(issues.map(({ path, message }) => [path, message])).toEqual([
    [['words'], '“同义词”至少要两个不同的词，中间用顿号隔开'],
  ])
  expect(documentContract(synonym).safeParse({}).error?.issues[0]?.message).toBe('请填写“同义词”')
})

test('what leaves is the words', () => {
  const context = { columns: new Map(), statistics: { county: [], branches: [] }, now: new Date(0) }
  const document = { documentId: 's1', words: '两学一做、两学', remark: '不公开' }
  expect(project({ type: 'synonym', document }, context).record).toEqual({
    type: 'synonym',
    id: 's1',
    words: ['两学一做', '两学'],
  })
})
