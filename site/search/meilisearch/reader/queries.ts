import { type Asked, type Facet, facets } from '../../port.ts'
import type { Step, Understood } from '../../query/understand.ts'
import { filterOf } from './filter.ts'

/** One query of POST /multi-search, as far as it is used here. */
export type Query = {
  indexUid: string
  q: string
  limit: number
  filter?: string
  sort?: string[]
  facets?: readonly Facet[]
  attributesToRetrieve: readonly string[]
  attributesToCrop?: readonly string[]
  cropLength?: number
  cropMarker?: string
  attributesToSearchOn?: readonly string[]
  matchingStrategy: 'all' | 'frequency'
}

/** Results are looked at before they are shown, so a few more than are wanted are asked for. */
const lookedAtMore = 20
/** Enough for any excerpt, and for most texts to come whole. */
const wordsOfText = 600
const mostForms = 4
const fields = ['url', 'kind', 'title', 'names', 'branch', 'town', 'column', 'category', 'date', 'image', 'syllables']

type Words = Pick<Query, 'q' | 'matchingStrategy' | 'attributesToSearchOn'>

/**
 * What is asked of Meilisearch: every way to look at once, the strictest first, then for each filter how many there would be of
 * its other values. What comes back is judged by the same rules as with any engine, so these may find too much.
 */
export function queriesFor(index: string, { steps }: Understood, asked: Asked): { looks: Query[]; counts: Query[] } {
  const words = distinct(steps.flatMap(wordsFor))
  const looks = words.map((one): Query => {
    const filter = filterOf(asked.filters)
    return {
      ...one,
      indexUid: index,
      limit: asked.offset + asked.limit + lookedAtMore,
      ...(filter === undefined ? {} : { filter }),
      ...(asked.sort === 'date' ? { sort: ['date:desc'] } : {}),
      facets,
      attributesToRetrieve: fields,
      attributesToCrop: ['text'],
      cropLength: wordsOfText,
      cropMarker: '',
    }
  })
  const [first] = words
  const counts = facets.flatMap((facet): Query[] => {
    if (!first || asked.filters[facet] === undefined) return []
    const filter = filterOf(asked.filters, facet)
    const query: Query = { ...first, indexUid: index, limit: 0, facets: [facet], attributesToRetrieve: ['url'] }
    return [filter === undefined ? query : { ...query, filter }]
  })
  return { looks, counts }
}

/** A form is without signs, so it cannot leave its quotation marks. Words inside a sentence may be cut otherwise: then not quoted. */
function wordsFor(step: Step): Words[] {
  switch (step.kind) {
    case 'phrase':
      return [
        { q: step.forms[0], matchingStrategy: 'all' },
        ...step.forms.slice(0, mostForms).map((form): Words => ({ q: `"${form}"`, matchingStrategy: 'all' })),
      ]
    case 'words':
    case 'parts':
      return [{ q: step.words.map(([word]) => word).join(' '), matchingStrategy: 'all' }]
    case 'near':
      return [{ q: step.form, matchingStrategy: 'frequency' }]
    case 'letters':
      return [{ q: step.letters, matchingStrategy: 'all', attributesToSearchOn: ['letters'] }]
    case 'sound':
      return [{ q: step.syllables.join(''), matchingStrategy: 'all', attributesToSearchOn: ['letters'] }]
  }
}

function distinct(words: readonly Words[]): Words[] {
  return [...new Map(words.map((one) => [JSON.stringify(one), one])).values()]
}
