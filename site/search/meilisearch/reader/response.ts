import type { Candidate } from '../../matching/judge.ts'
import { type Facet, facets, type SearchRecord } from '../../port.ts'

export type Found = Candidate &
  Omit<SearchRecord, 'version'> & {
    /** Of the title and each name, how it is read: syllables with spaces between. */
    syllables: readonly (readonly string[])[]
  }
export type Response = {
  found: readonly Found[]
  estimatedTotal: number
  counts: Partial<Record<Facet, ReadonlyMap<string, number>>>
}

/** Reads what /multi-search answered. Throws where it is not what it should be: then another engine has to do. */
export function responsesIn(answer: unknown): Response[] {
  return list(fields(answer).results).map((result) => {
    const { hits, estimatedTotalHits, facetDistribution } = fields(result)
    return {
      found: list(hits).map(foundIn),
      estimatedTotal: number(estimatedTotalHits),
      counts: facetDistribution === undefined ? {} : countsIn(facetDistribution),
    }
  })
}

function foundIn(hit: unknown): Found {
  const { url, kind, title, names, branch, town, column, category, date, image, syllables, _formatted } = fields(hit)
  return {
    url: text(url),
    kind: kind === 'branch' ? 'branch' : 'entry',
    title: text(title),
    names: list(names).map(text),
    branch: textOrNull(branch),
    town: textOrNull(town),
    column: textOrNull(column),
    category: textOrNull(category),
    date: textOrNull(date),
    image: textOrNull(image),
    text: _formatted === undefined ? '' : text(fields(_formatted).text),
    syllables: list(syllables ?? []).map((ways) => list(ways).map(text)),
  }
}

function countsIn(distribution: unknown): Response['counts'] {
  const given = fields(distribution)
  const counts = facets.flatMap((facet) => {
    if (given[facet] === undefined) return []
    return [[facet, new Map(Object.entries(fields(given[facet])).map(([value, count]) => [value, number(count)]))]]
  })
  return Object.fromEntries(counts)
}

class Unreadable extends Error {
  constructor(value: unknown) {
    super(`Meilisearch answered otherwise than documented: ${JSON.stringify(value)?.slice(0, 100)}`)
  }
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fields(value: unknown): Record<string, unknown> {
  if (isFields(value)) return value
  throw new Unreadable(value)
}
function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new Unreadable(value)
}
function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Unreadable(value)
}
function number(value: unknown): number {
  if (typeof value === 'number') return value
  throw new Unreadable(value)
}
const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : text(value))
