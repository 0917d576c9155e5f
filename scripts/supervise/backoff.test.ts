import { expect, test } from 'vitest'
import { afterCrash } from './backoff.ts'

test('a process that was ready once is restarted later and later, but always', () => {
  const waits = Array.from({ length: 9 }, (_, before) => afterCrash({ before, ranMs: 100, everReady: true }))
  const inMs = waits.map((verdict) => (verdict.do === 'restart' ? verdict.inMs : null))
  expect(inMs).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
})

test('after a steady minute the count begins again', () => {
  expect(afterCrash({ before: 7, ranMs: 60_000, everReady: true })).toEqual({ do: 'restart', inMs: 500, row: 1 })
})

test('a process that never got ready is given up at its third crash', () => {
  expect(afterCrash({ before: 1, ranMs: 100, everReady: false }).do).toBe('restart')
  expect(afterCrash({ before: 2, ranMs: 100, everReady: false })).toEqual({ do: 'give-up' })
})

test('the pauses can be given', () => {
  const pause = { firstMs: 20, longestMs: 30 }
  const waits = [0, 1, 9].map((before) => afterCrash({ before, ranMs: 100, everReady: true }, pause))
  expect(waits.map((verdict) => (verdict.do === 'restart' ? verdict.inMs : null))).toEqual([20, 30, 30])
})
