import { expect, test } from 'vitest'
import { lossesBetween, unforeseen } from './losses.ts'

const table = (name: string, ...columns: string[]) => ({ name, columns: columns.map((column) => ({ name: column })) })

test('a column and a table that would be dropped are named; what is added is no loss', () => {
  const before = [table('articles', 'id', 'remark', 'title'), table('people', 'id')]
  const after = [table('articles', 'id', 'title', 'summary'), table('columns', 'id')]
  expect(lossesBetween(before, after)).toEqual(['articles.remark', 'people.*'])
})

test('a migration that names the loss lets it through', () => {
  const losses = ['articles.remark', 'people.*']
  expect(unforeseen(losses, ['2026-11-22-drop-articles.remark.js'])).toEqual(['people.*'])
  expect(unforeseen(losses, ['a-drop-articles.remark.js', 'b-drop-people.js'])).toEqual([])
})
