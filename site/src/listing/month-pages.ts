/**
 * How the entries of one month are cut into archive pages. Both the pages and the plan of which pages exist use it.
 *
 * Pages are counted from the oldest entry. A page that is full and has another full page after it is sealed:
 * it has the address `<listing>/<month>/<n>/`, n from 1, and nothing published later moves what it holds.
 * What is left, between one and two pages' worth (or a whole short month), stands at `<listing>/<month>/`.
 */
export const entriesPerPage = 20

/** How many sealed pages a month with `count` entries has: their numbers are 1 to this. */
export const sealedPages = (count: number): number => Math.max(0, Math.floor(count / entriesPerPage) - 1)

/** Where a page's entries lie, counted from the oldest of the month. `page` is null for the month's own address. */
export type PageRange = { offset: number; limit: number }

/** The range of one page, or null when the month has no such page. */
export function pageRange(count: number, page: number | null): PageRange | null {
  const sealed = sealedPages(count)
  if (page === null)
    return count > 0 ? { offset: sealed * entriesPerPage, limit: count - sealed * entriesPerPage } : null
  if (!Number.isInteger(page) || page < 1 || page > sealed) return null
  return { offset: (page - 1) * entriesPerPage, limit: entriesPerPage }
}

/** The page with older entries: a number, or null when this page holds the oldest of the month. */
export function olderPage(count: number, page: number | null): number | null {
  const before = page === null ? sealedPages(count) : page - 1
  return before >= 1 ? before : null
}

/** The page with newer entries of the same month: a number, 'month' for the month's own address, null if there is none. */
export function newerPage(count: number, page: number | null): number | 'month' | null {
  if (page === null) return null
  return page < sealedPages(count) ? page + 1 : 'month'
}
