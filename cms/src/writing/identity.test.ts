import { expect, test } from 'vitest'
import { newPublicId } from './identity.ts'

test('a public number is ten lower-case characters or digits', () => {
  for (let i = 0; i < 200; i += 1) expect(newPublicId()).toMatch(/^[a-z0-9]{10}$/)
})

test('both ends of the alphabet are drawn', () => {
  expect(newPublicId(() => 0)).toBe('aaaaaaaaaa')
  expect(newPublicId((max) => max - 1)).toBe('9999999999')
})
