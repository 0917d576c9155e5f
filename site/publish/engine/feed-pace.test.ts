import type { FeedResponse } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { FeedPace } from './feed-pace.ts'

const at = '2026-11-21T03:00:00.000Z'
const news = (ahead: number | null, seqs: readonly number[]): FeedResponse => ({
  head: 1000,
  through: 500,
  ahead,
  changes: [],
  events: seqs.map((seq) => ({ seq, at, type: 'activity', id: `${seq}`, action: 'publish', bulk: true })),
})
const bulk = (count: number) =>
  news(
    null,
    Array.from({ length: count }, (_, index) => index + 1),
  )
const limitOf = (pace: FeedPace) => pace.next.limit ?? 0

test('slices grow while releases are quick and shrink when they take longer than an editor may wait', () => {
  const pace = new FeedPace()
  const first = limitOf(pace)
  for (let release = 0; release < 10; release++) pace.took(bulk(limitOf(pace)), 20)
  expect(limitOf(pace)).toBeGreaterThan(first)
  for (let release = 0; release < 10; release++) pace.took(bulk(limitOf(pace)), limitOf(pace) * 20)
  expect(limitOf(pace)).toBeLessThan(25)
  for (let release = 0; release < 20; release++) pace.took(bulk(limitOf(pace)), 1)
  expect(limitOf(pace)).toBe(500)
})

test('a single document says nothing of what many would take', () => {
  const pace = new FeedPace()
  const before = limitOf(pace)
  pace.took(bulk(1), 5000)
  expect(limitOf(pace)).toBe(before)
})

test('what came ahead is not asked for again, and after it bulk work has its turn', () => {
  const pace = new FeedPace()
  expect(pace.next.ahead).toBe(0)
  pace.took(news(262, [240, 260]), 50)
  expect(pace.next).not.toHaveProperty('ahead')
  pace.took(news(null, [110, 120]), 50)
  expect(pace.next.ahead).toBe(262)
})
