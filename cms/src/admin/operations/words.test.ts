import { expect, test } from 'vitest'
import { differences, duration, shortMoment } from './words.ts'

test.each([
  [85.6, '86 毫秒'],
  [1234, '1.2 秒'],
  [125_000, '2 分 5 秒'],
])('%d ms', (ms, said) => {
  expect(duration(ms)).toBe(said)
})

test('what is nothing is not counted up', () => {
  expect(differences({ added: 2, changed: 0, removed: 1 })).toBe('新增 2，撤下 1')
  expect(differences({ added: 0, changed: 0, removed: 0 })).toBe('没有变化')
})

test('a year is said when it is another', () => {
  const now = new Date('2026-11-23T02:00:00.000Z')
  expect(shortMoment('2026-11-23T01:58:07.000Z', now)).toMatch(/11月23日/)
  expect(shortMoment('2025-11-23T01:58:07.000Z', now)).toContain('2025')
})
