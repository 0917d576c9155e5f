import { type Asked, type Facet, type Filters, facets, longestQuery } from '../port.ts'

const resultsAtOnce = 10

/** Nobody turns so many pages; whoever asks for more gets the last of these. */
const lastPage = 100

/** What an address asks for. Whatever does not belong there is left out. */
export function askedIn(parameters: URLSearchParams): Asked {
  const filters: Filters = {}
  for (const facet of facets) {
    const value = parameters.get(facet)?.trim().slice(0, longestQuery)
    if (value) filters[facet] = value
  }
  const page = Math.min(lastPage, Math.max(1, Math.floor(Number(parameters.get('page')) || 1)))
  return {
    query: [...(parameters.get('q') ?? '')].slice(0, longestQuery).join('').trim(),
    filters,
    sort: parameters.get('sort') === 'date' ? 'date' : 'relevance',
    offset: (page - 1) * resultsAtOnce,
    limit: resultsAtOnce,
  }
}

/** The part of an address after the question mark that asks for this; `askedIn` reads it back. */
export function parametersOf({ query, filters, sort, offset }: Asked): string {
  const parameters = new URLSearchParams({ q: query })
  for (const facet of facets) if (filters[facet]) parameters.set(facet, filters[facet])
  if (sort === 'date') parameters.set('sort', sort)
  if (offset > 0) parameters.set('page', String(offset / resultsAtOnce + 1))
  return String(parameters)
}

/** The same question without one of its filters. */
export function withoutFilter(asked: Asked, facet: Facet): Asked {
  const { [facet]: _left, ...filters } = asked.filters
  return { ...asked, filters, offset: 0 }
}
