import { expect, test } from 'vitest'
import { freshnessOf } from './freshness.ts'

test.each([
  ['days:14', '2026-11-08', '2026-11-22', 'current'],
  ['days:14', '2026-11-07', '2026-11-22', 'quiet'],
  ['monthly', '2026-10-01', '2026-11-30', 'current'],
  ['monthly', '2026-09-30', '2026-11-01', 'quiet'],
  ['monthly', '2025-12-31', '2026-01-31', 'current'],
  [null, null, '2026-11-22', 'current'],
  ['monthly', null, '2026-11-22', 'quiet'],
] as const)('limit %s, newest %s, today %s: %s', (limit, newest, today, expected) => {
  expect(freshnessOf(limit, newest, today)).toBe(expected)
})
