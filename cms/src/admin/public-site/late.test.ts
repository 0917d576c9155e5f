import { expect, test } from 'vitest'
import { isLate } from './late.ts'

test('a change that waits for more than a minute is late', () => {
  const since = '2026-11-23T01:00:00.000Z'
  expect([60_000, 60_001].map((ms) => isLate(since, Date.parse(since) + ms))).toEqual([false, true])
})
