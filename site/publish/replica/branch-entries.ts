import { type EntryCard, type EntryPlace, type SortKey, sortKey } from '../reads/replica.ts'

type Sorted = { cards: readonly EntryCard[]; keys: readonly SortKey[] }

/** All entries of one branch, newest first, to look up spans of them and of its columns without a database. */
export class BranchEntries {
  readonly #all: Sorted
  readonly #narrowed = new Map<string, Sorted>()

  constructor(newestFirst: readonly EntryCard[]) {
    this.#all = sorted(newestFirst)
  }

  /** Entries between two bounds, both exclusive; `narrower` is what stands in the scope behind the branch. */
  cards(narrower: string, low: SortKey, high: SortKey, order: 'newest' | 'oldest', limit: number): EntryCard[] {
    const { cards, keys } = narrower === '' ? this.#all : this.#narrow(narrower)
    const from = firstBelow(keys, high)
    const to = firstBelow(keys, low, 'or-equal')
    if (order === 'newest') return cards.slice(from, Math.min(to, from + limit))
    return cards.slice(Math.max(from, to - limit), to).reverse()
  }

  #narrow(narrower: string): Sorted {
    const known = this.#narrowed.get(narrower)
    if (known) return known
    const parts = new Set(narrower.split('/'))
    const column = [...parts].find((part) => part.startsWith('column='))
    const narrowed = sorted(
      this.#all.cards.filter(
        (card) =>
          (column === undefined || column === `column=${card.columnKey}`) && (!parts.has('pinned') || card.pinned),
      ),
    )
    this.#narrowed.set(narrower, narrowed)
    return narrowed
  }
}

/** The place of a card, without what it says. */
export const placeOf = ({ type, publicId, listedAt, columnKey, organizationId }: EntryCard): EntryPlace => ({
  type,
  publicId,
  listedAt,
  columnKey,
  organizationId,
})

const sorted = (newestFirst: readonly EntryCard[]): Sorted => ({ cards: newestFirst, keys: newestFirst.map(sortKey) })

/** Index of the first key below a bound (or equal to it), in keys that fall. */
function firstBelow(keys: readonly SortKey[], bound: SortKey, equal: 'or-equal' | 'strictly' = 'strictly'): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const key = keys[middle] ?? ''
    if (key < bound || (equal === 'or-equal' && key === bound)) high = middle
    else low = middle + 1
  }
  return low
}
