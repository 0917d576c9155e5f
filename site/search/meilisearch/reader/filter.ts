import { type Facet, type Filters, facets } from '../../port.ts'

/**
 * Filters in Meilisearch's language, or undefined where there are none.
 * @param without a facet that is not to be filtered by
 */
export function filterOf(filters: Filters, without?: Facet): string | undefined {
  const conditions = facets.flatMap((facet) => {
    const value = filters[facet]
    return value === undefined || facet === without ? [] : [`${facet} = ${quoted(value)}`]
  })
  return conditions.length === 0 ? undefined : conditions.join(' AND ')
}

/** A value that cannot end its quotation: the address of the search page may hold anything. */
const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`
