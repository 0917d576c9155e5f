import { describe, expect, it } from 'vitest'
import { earlierMonths } from './earlier-months.ts'
import { listingPath, spiritPath } from './listing-path.ts'
import { entriesPerPage, newerPage, olderPage, pageRange, sealedPages } from './month-pages.ts'

const pagesOf = (count: number) => [...Array.from({ length: sealedPages(count) }, (_, index) => index + 1), null]

describe('a month archive', () => {
  it('has no page when nothing was published', () => {
    expect(pageRange(0, null)).toBeNull()
  })

  it('holds every entry exactly once, whatever their number', () => {
    for (let count = 1; count <= entriesPerPage * 5; count++) {
      const held = pagesOf(count).flatMap((page) => {
        const range = pageRange(count, page)
        return range ? Array.from({ length: range.limit }, (_, index) => range.offset + index) : []
      })
      expect(held).toEqual(Array.from({ length: count }, (_, index) => index))
    }
  })

  it('keeps a sealed page as it is when more is published', () => {
    for (let count = 1; count <= entriesPerPage * 5; count++) {
      for (let page = 1; page <= sealedPages(count); page++) {
        expect(pageRange(count + 1, page)).toEqual(pageRange(count, page))
      }
    }
  })

  it('never shows a nearly empty newest page once there is a sealed one', () => {
    const range = pageRange(entriesPerPage * 3 + 1, null)
    expect(range).toEqual({ offset: entriesPerPage * 2, limit: entriesPerPage + 1 })
  })

  it('leads from the newest page to the oldest and back', () => {
    const count = entriesPerPage * 4
    expect(olderPage(count, null)).toBe(3)
    expect(olderPage(count, 1)).toBeNull()
    expect(newerPage(count, 2)).toBe(3)
    expect(newerPage(count, 3)).toBe('month')
    expect(newerPage(count, null)).toBeNull()
  })

  it('has no page beyond its last, and no page zero', () => {
    expect(pageRange(entriesPerPage * 3, 3)).toBeNull()
    expect(pageRange(entriesPerPage * 3, 0)).toBeNull()
  })
})

describe('the address of a listing', () => {
  it('is its root, a month or a page of a month', () => {
    expect(listingPath(undefined)).toEqual({ month: null, page: null })
    expect(listingPath('2026-11')).toEqual({ month: '2026-11', page: null })
    expect(listingPath('2026-11/2')).toEqual({ month: '2026-11', page: 2 })
  })

  it('is nothing else', () => {
    for (const rest of ['2026-13', '2026-11/0', '2026-11/x', '2026-11/2/3', 'news', '2026-1']) {
      expect(listingPath(rest)).toBeNull()
    }
  })
})

describe('the address of 专栏专题', () => {
  it('is the group or one of its columns, each with months', () => {
    const root = { month: null, page: null }
    expect(spiritPath(undefined)).toEqual({ column: null, at: root })
    expect(spiritPath('2026-11')).toEqual({ column: null, at: { month: '2026-11', page: null } })
    expect(spiritPath('central-spirit')).toEqual({ column: 'central-spirit', at: root })
    expect(spiritPath('central-spirit/2026-11/2')).toEqual({
      column: 'central-spirit',
      at: { month: '2026-11', page: 2 },
    })
    expect(spiritPath('central-spirit/x')).toBeNull()
  })
})

describe('below the newest entries of a listing', () => {
  const full = { month: '2026-11', entries: Array.from({ length: entriesPerPage }) }

  it('the month that was cut short goes on, then the one before', () => {
    const earlier = earlierMonths({ months: [full], archive: ['2026-11', '2026-09'] })
    expect(earlier.map(({ month }) => month)).toEqual(['2026-11', '2026-09'])
  })

  it('nothing stands when everything is shown', () => {
    expect(earlierMonths({ months: [{ month: '2026-11', entries: [1] }], archive: ['2026-11'] })).toEqual([])
    expect(earlierMonths({ months: [], archive: [] })).toEqual([])
  })
})
