import { expect, it } from 'vitest'
import { shortMoment } from './short-moment.ts'

const now = new Date('2026-11-22T04:00:00Z')

it('leaves the year out while it is this one', () => {
  expect(shortMoment('2026-03-04T04:05:00.000Z', now)).toMatch(/^3\/4 \d\d:05$/)
})

it('says only the day when the year is another', () => {
  expect(shortMoment('2025-03-04T04:05:00.000Z', now)).toBe('2025/3/4')
})

it.each([null, undefined, '', 'yesterday', 5])('shows nothing for %s', (value) => {
  expect(shortMoment(value, now)).toBe('')
})
