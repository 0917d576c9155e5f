import { type Counts, type Facet, type Filters, facets } from '../port.ts'

/** What a record is narrowed down by; null where it has none of a kind. */
export type Facts = Readonly<Record<Facet, string | null>>

/**
 * Which records pass the filters, and how many there are of each value, the most frequent first. A facet that is filtered by counts
 * what the other filters leave, so that a reader sees what another choice would give.
 */
export function narrow<Item extends Facts>(items: Iterable<Item>, filters: Filters): { kept: Item[]; counts: Counts } {
  const tallies = new Map<Facet, Map<string, number>>(facets.map((facet) => [facet, new Map()]))
  const active = facets.filter((facet) => filters[facet] !== undefined)
  const kept: Item[] = []
  for (const item of items) {
    const failed = active.filter((facet) => item[facet] !== filters[facet])
    if (failed.length === 0) kept.push(item)
    if (failed.length > 1) continue
    for (const facet of failed.length === 0 ? facets : failed) {
      const tally = tallies.get(facet)
      const value = item[facet]
      if (tally && value !== null) tally.set(value, (tally.get(value) ?? 0) + 1)
    }
  }
  const counted = (facet: Facet) =>
    [...(tallies.get(facet) ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
  return {
    kept,
    counts: {
      column: counted('column'),
      town: counted('town'),
      branch: counted('branch'),
      category: counted('category'),
      year: counted('year'),
    },
  }
}
