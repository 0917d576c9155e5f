import { expect, test } from 'vitest'
import { percentile } from './percentile.ts'

test('percentiles by nearest rank', () => {
  const values = Array.from({ length: 40 }, (_, index) => 40 - index)
  expect([0.5, 0.95, 0.99].map((part) => percentile(values, part))).toEqual([20, 38, 40])
  expect(percentile([7], 0.5)).toBe(7)
  expect(percentile([], 0.5)).toBe(0)
})
