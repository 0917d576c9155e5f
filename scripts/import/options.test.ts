import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('a file with its type and column', () => {
  expect(readOptions(['a.jsonl', '--type', 'article', '--column', 'central-spirit', '--dry-run'])).toEqual({
    do: 'import',
    file: 'a.jsonl',
    type: 'article',
    column: 'central-spirit',
    dryRun: true,
  })
})

test('undoing needs the batch only', () => {
  expect(readOptions(['--undo', '20261122-1'])).toEqual({ do: 'undo', batch: '20261122-1', dryRun: false })
})

test.each([
  [['--type', 'article'], '请给出一个文件'],
  [['a.jsonl'], '请用 --type'],
  [['a.jsonl', '--type', 'person'], '请用 --type'],
  [['a.jsonl', '--fast'], '看不懂这些参数'],
  [['a.jsonl', '--undo', 'b'], '不需要文件'],
])('%j is answered with what is wrong and the usage', (parameters, sentence) => {
  expect(() => readOptions(parameters)).toThrow(sentence)
  expect(() => readOptions(parameters)).toThrow('npm run import -- --undo')
})
