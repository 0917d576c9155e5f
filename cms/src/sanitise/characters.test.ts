import { expect, test } from 'vitest'
import { oneLine, plainCharacters } from './characters.ts'

test('controls, direction marks and byte order marks fall out; line ends become one kind', () => {
  expect(plainCharacters('一\u0000\u0007二\r\n三\u202e四\ufeff\u0085')).toBe('一二\n三四')
})

test('a lone surrogate becomes the replacement character', () => {
  expect(plainCharacters('字\ud800')).toBe('字\ufffd')
})

test('a title is one line', () => {
  expect(oneLine('  三会\n一课\t 通知 ')).toBe('三会 一课 通知')
})
