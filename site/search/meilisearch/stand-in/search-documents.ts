import { ApiError, type ErrorCode } from './api-error.ts'
import { countIn, type FieldRules, type Fields, fieldsOf, isCount, isText, isTexts, textIn, textsIn } from './body.ts'
import { type Document, filterTest } from './filter-syntax.ts'
import type { StoredIndex } from './index-store.ts'
import { isListed, type Settings, sortedBy } from './settings.ts'
import { type Match, matchOf, queryOf } from './words.ts'

const texts = (code: ErrorCode): FieldRules[string] => [isTexts, 'an array', code]
const count = (code: ErrorCode): FieldRules[string] => [isCount, 'a positive integer', code]
const text = (code: ErrorCode): FieldRules[string] => [isText, 'a string', code]

/** The parameters of a search that are used here; what else the API knows is refused, for the stand-in would not do it. */
export const searchRules: FieldRules = {
  q: text('invalid_search_q'),
  offset: count('invalid_search_offset'),
  limit: count('invalid_search_limit'),
  attributesToRetrieve: texts('invalid_search_attributes_to_retrieve'),
  attributesToCrop: texts('invalid_search_attributes_to_crop'),
  cropLength: count('invalid_search_crop_length'),
  cropMarker: text('invalid_search_crop_marker'),
  attributesToSearchOn: texts('invalid_search_attributes_to_search_on'),
  filter: [(value) => isText(value) || Array.isArray(value), 'a filter', 'invalid_search_filter'],
  sort: texts('invalid_search_sort'),
  facets: texts('invalid_search_facets'),
  locales: texts('invalid_search_locales'),
  matchingStrategy: [
    (value) => value === 'last' || value === 'all' || value === 'frequency',
    'one of `last`, `all`, `frequency`',
    'invalid_search_matching_strategy',
  ],
}

type Found = { document: Document; match: Match }

/** Answers one search. It finds by plain containment: which of two results is better is not for the stand-in to say. */
export function searchDocuments({ uid, settings, documents }: StoredIndex, body: unknown): object {
  const fields = fieldsOf(body, searchRules)
  const query = textIn(fields, 'q') ?? ''
  const offset = countIn(fields, 'offset', 0)
  const limit = countIn(fields, 'limit', 20)
  const sort = sortOf(fields, uid, settings)
  const found = matching(fields, settings, [...documents.values()], query).sort(inOrder(settings.rankingRules, sort))
  const reachable = found.slice(0, settings.pagination.maxTotalHits)
  const facets = textsIn(fields, 'facets')
  return {
    hits: reachable.slice(offset, offset + limit).map((one) => shown(one, fields, settings)),
    query,
    processingTimeMs: 0,
    limit,
    offset,
    estimatedTotalHits: reachable.length,
    ...(facets ? { facetDistribution: distribution(found, facets, settings), facetStats: {} } : {}),
  }
}

function matching(fields: Fields, settings: Settings, documents: readonly Document[], query: string): Found[] {
  const passes = fields.filter ? filterTest(fields.filter, settings.filterableAttributes) : () => true
  const searched = textsIn(fields, 'attributesToSearchOn') ?? settings.searchableAttributes
  const unknown = searched.find((attribute) => !isListed(attribute, settings.searchableAttributes))
  if (unknown !== undefined) {
    throw new ApiError(
      'invalid_search_attributes_to_search_on',
      `Attribute \`${unknown}\` is not searchable. Available searchable attributes are: \`${settings.searchableAttributes.join(', ')}\`.`,
    )
  }
  const wanted = queryOf(query)
  const every = textIn(fields, 'matchingStrategy') === 'all'
  return documents.filter(passes).flatMap((document) => {
    const match = matchOf(document, searched, wanted)
    return match.words >= (every ? wanted.length : Math.min(1, wanted.length)) ? [{ document, match }] : []
  })
}

function sortOf(fields: Fields, uid: string, settings: Settings): string[] {
  const sort = textsIn(fields, 'sort') ?? []
  for (const one of sort) {
    const [attribute = '', direction] = one.split(':')
    if (direction !== 'asc' && direction !== 'desc') {
      throw new ApiError(
        'invalid_search_sort',
        `Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${one}\`.`,
      )
    }
    if (settings.sortableAttributes.includes(attribute)) continue
    const names = settings.sortableAttributes.join(', ')
    throw new ApiError(
      'invalid_search_sort',
      `Index \`${uid}\`: Attribute \`${attribute}\` is not sortable. Available sortable attributes are: \`${names}\`.`,
    )
  }
  return sort
}

/** The ranking rules in their order, those that need a tokeniser left out. */
function inOrder(rules: readonly string[], sort: readonly string[]): (left: Found, right: Found) => number {
  const byField = (rule: string) => {
    const [attribute = '', direction] = rule.split(':')
    return ({ document: left }: Found, { document: right }: Found): number => {
      const [one, other] = [left[attribute] ?? null, right[attribute] ?? null]
      if (one === null || other === null) return Number(one === null) - Number(other === null)
      if (one === other) return 0
      return String(one) < String(other) === (direction === 'asc') ? -1 : 1
    }
  }
  const comparisons = rules.flatMap((rule) => {
    if (rule === 'words') return [({ match: left }: Found, { match: right }: Found) => right.words - left.words]
    if (/^attribute(?:Rank)?$/.test(rule)) {
      return [({ match: left }: Found, { match: right }: Found) => left.attribute - right.attribute]
    }
    if (rule === 'sort') return sort.map(byField)
    return rule.includes(':') ? [byField(rule)] : []
  })
  return (left, right) => comparisons.reduce((order, compare) => order || compare(left, right), 0)
}

function shown({ document, match }: Found, fields: Fields, settings: Settings): object {
  const wanted = textsIn(fields, 'attributesToRetrieve') ?? ['*']
  const visible = Object.entries(document).filter(
    ([name]) => isListed(name, settings.displayedAttributes) && isListed(name, wanted),
  )
  const cropped = textsIn(fields, 'attributesToCrop')
  if (!cropped) return Object.fromEntries(visible)
  const length = countIn(fields, 'cropLength', 10)
  const marker = textIn(fields, 'cropMarker') ?? '…'
  const formatted = Object.entries(document)
    .filter(
      ([name]) => isListed(name, settings.displayedAttributes) && (isListed(name, wanted) || cropped.includes(name)),
    )
    .map(([name, value]) => [
      name,
      cropped.includes(name) && isText(value) ? crop(value, match.first, length, marker) : value,
    ])
  return { ...Object.fromEntries(visible), _formatted: Object.fromEntries(formatted) }
}

/** A window of about so many words of two characters. */
function crop(value: string, first: string | null, words: number, marker: string): string {
  const at = first === null ? 0 : Math.max(0, value.indexOf(first))
  const from = Math.max(0, at - words)
  const to = from + words * 2
  return `${from > 0 ? marker : ''}${value.slice(from, to)}${to < value.length ? marker : ''}`
}

function distribution(found: readonly Found[], facets: readonly string[], settings: Settings): object {
  const counted = facets.map((facet) => {
    if (!settings.filterableAttributes.includes(facet)) {
      const names = settings.filterableAttributes.join(', ')
      throw new ApiError(
        'invalid_search_facets',
        `Invalid facet distribution: Pattern \`${facet}\` is not filterable. Available filterable attributes patterns are: \`${names}\`.`,
      )
    }
    const counts = new Map<string, number>()
    for (const { document } of found) {
      const value = document[facet]
      if (value !== undefined && value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
    }
    const byCount = sortedBy(settings.faceting, facet) === 'count'
    const values = [...counts].sort(([one, many], [other, few]) =>
      byCount && many !== few ? few - many : one < other ? -1 : 1,
    )
    return [facet, Object.fromEntries(values.slice(0, settings.faceting.maxValuesPerFacet))]
  })
  return Object.fromEntries(counted)
}
