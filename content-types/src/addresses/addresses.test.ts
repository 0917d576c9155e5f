import { expect, test } from 'vitest'
import { article, columnListing, monthArchive } from './addresses.ts'
import { dayOf, startOfDay } from './day.ts'

test('the year of an address turns at midnight in China, not in UTC', () => {
  expect(article({ publicId: 'abcdefgh12', listedAt: '2026-12-31T15:59:59.999Z' })).toBe('/articles/2026/abcdefgh12/')
  expect(article({ publicId: 'abcdefgh12', listedAt: '2026-12-31T16:00:00.000Z' })).toBe('/articles/2027/abcdefgh12/')
})

test('a day starts where dayOf says it does', () => {
  expect(dayOf(startOfDay('2026-11-22'))).toBe('2026-11-22')
  expect(dayOf(new Date(Date.parse(startOfDay('2026-11-22')) - 1))).toBe('2026-11-21')
})

test('county columns have their own addresses, branch columns stand under /columns/', () => {
  expect(columnListing({ key: 'notices', slug: 'notices', parentKey: 'county-affairs' })).toBe('/notices/')
  expect(columnListing({ key: 'central-spirit', slug: 'central-spirit', parentKey: 'special-topics' })).toBe(
    '/spirit/central-spirit/',
  )
  expect(monthArchive('/columns/key-tasks/', '2026-11', 2)).toBe('/columns/key-tasks/2026-11/2/')
})
