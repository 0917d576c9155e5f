import { expect, test } from 'vitest'
import { initialsOf } from './syllables.ts'

test('letters are read as syllables, the last perhaps in part', () => {
  expect(initialsOf('zhutidangri')).toContain('ztdr')
  expect(initialsOf('huangucun')).toContain('hgc')
  expect(initialsOf('zhutidan')).toContain('ztd')
  expect(initialsOf('lvse')).toEqual(['ls'])
})

test('what may be read in several ways is', () => {
  expect(initialsOf('xian')).toContain('xa')
  expect(initialsOf('fangan')).toEqual(expect.arrayContaining(['fa', 'fg']))
})

test('what is no pinyin has no syllables', () => {
  expect(initialsOf('xyzzy')).toEqual([])
})

test('a long row of letters takes no time', () => {
  expect(initialsOf('a'.repeat(100)).length).toBeLessThan(5)
  expect(initialsOf(`${'xian'.repeat(24)}vvvv`)).toEqual([])
})
