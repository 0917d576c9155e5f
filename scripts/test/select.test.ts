import { expect, test } from 'vitest'
import { select } from './select.ts'

const names = (parameters: string[]) => {
  const { checks, suites } = select(parameters)
  return [...checks, ...suites].map(({ name }) => name)
}

test('everything runs without a word, the long suite excepted', () => {
  expect(names([])).toEqual(expect.arrayContaining(['lint', 'boundaries', 'unit', 'integration:whole', 'browser']))
  expect(names([])).not.toContain('long')
})

test('a word chooses what begins with it', () => {
  expect(names(['types:site', 'uni'])).toEqual(['types:site/publish', 'types:site', 'unit'])
})

test('the long suite runs alone, or only some of its files', () => {
  expect(names(['--long'])).toEqual(['long'])
  expect(select(['--long', 'crash'])).toMatchObject({ checks: [], paths: ['crash'] })
})
