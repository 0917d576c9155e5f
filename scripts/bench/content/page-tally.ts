import { monthOf } from '@huoye/content-types'
import { publicColumns } from './county.ts'
import type { EntryPlace } from './entries.ts'

/** Entries on a page of a month archive, as the site cuts it: see `archivePages`. */
export const entriesPerPage = 20
/** How many pages a month with `count` entries has: full pages that another full one follows, and the month's own address. */
export const archivePages = (count: number): number =>
  count === 0 ? 0 : Math.max(1, Math.floor(count / entriesPerPage))

/** The column and all above it: an entry is listed in each of them across the county. */
export function columnsAbove(key: string): string[] {
  const parent = publicColumns.find((column) => column.key === key)?.parentKey ?? null
  return parent === null ? [key] : [key, ...columnsAbove(parent)]
}

/** Counts the pages that entries make, one entry after the other. */
export class PageTally {
  readonly #months = new Map<string, number>()
  readonly #listings = new Set<string>(['/special-topics', '/party-news', '/notices'])
  pages = this.#listings.size

  add({ columnKey, branch, listedAt }: EntryPlace): void {
    const month = monthOf(listedAt)
    this.pages += 1
    const listings = columnsAbove(columnKey).map((key) => `/${key}`)
    if (branch !== null) listings.push(`${branch.slug}/${columnKey}`)
    for (const listing of listings) {
      if (!this.#listings.has(listing)) this.pages += 1
      this.#listings.add(listing)
      const count = this.#months.get(`${listing}/${month}`) ?? 0
      this.#months.set(`${listing}/${month}`, count + 1)
      this.pages += archivePages(count + 1) - archivePages(count)
    }
  }
}
