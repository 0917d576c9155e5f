/** What a listing address asks for after the listing itself: its root, a month, or a sealed page of a month. */
export type ListingPath = { month: string | null; page: number | null }

const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/
const pagePattern = /^[1-9]\d*$/

/** Reads the rest of a listing address, such as `2026-11` or `2026-11/2`; null when it is none. */
export function listingPath(rest: string | undefined): ListingPath | null {
  const [month, page, ...more] = (rest ?? '').split('/').filter((part) => part !== '')
  if (month === undefined) return { month: null, page: null }
  if (!monthPattern.test(month) || more.length > 0) return null
  if (page === undefined) return { month, page: null }
  return pagePattern.test(page) ? { month, page: Number(page) } : null
}

/** Reads what follows /spirit/: a column's slug or none, then as any listing; null when it is no such address. */
export function spiritPath(rest: string | undefined): { column: string | null; at: ListingPath } | null {
  const [first, ...more] = (rest ?? '').split('/').filter((part) => part !== '')
  const own = first === undefined || monthPattern.test(first)
  const at = listingPath(own ? rest : more.join('/'))
  return at && { column: own ? null : first, at }
}
