import type { Settings } from 'meilisearch'
import { facets } from '../port.ts'

/** The key by which Meilisearch tells documents apart. */
export const primaryKey = 'id'

/** How many results can be looked at, and values of a facet be counted: a county has some 400 branches. */
const mostResults = 1000
const mostValues = 500

/** Title first, then other names, then what is said; where it belongs, and pinyin, only when nothing of that has it. */
const searchableAttributes = ['title', 'names', 'text', 'branch', 'town', 'column', 'letters']

/**
 * The settings of the index. Text is cut into Chinese words whatever else a short title could be taken for. A word of Chinese seldom
 * has more than three characters, so a slip is looked for from four on, and never in numbers: 2025 is not 2026. `sort` stands first,
 * for who asks for the newest means it; among equals the newer one is first.
 */
export const indexSettings = {
  searchableAttributes,
  displayedAttributes: [
    'url',
    'version',
    'kind',
    'title',
    'names',
    'branch',
    'town',
    'column',
    'category',
    'date',
    'text',
    'image',
    'syllables',
  ],
  filterableAttributes: [...facets],
  sortableAttributes: ['date'],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'date:desc'],
  localizedAttributes: [
    { attributePatterns: ['title', 'names', 'text', 'branch', 'town', 'column'], locales: ['cmn'] },
  ],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 },
    disableOnAttributes: ['letters'],
    disableOnNumbers: true,
  },
  faceting: { maxValuesPerFacet: mostValues, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: mostResults },
} satisfies Settings

/** Lists whose order says nothing; the server gives them in its own. */
const sets: ReadonlySet<string> = new Set(['displayedAttributes', 'filterableAttributes', 'sortableAttributes'])

/** Whether an index has the settings that are wanted, whatever else it has by default. */
export function hasSettings(current: unknown, wanted: unknown, name = ''): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(current) || current.length !== wanted.length) return false
    const [left, right] = sets.has(name) ? [current.toSorted(), wanted.toSorted()] : [current, wanted]
    return right.every((value, index) => hasSettings(left[index], value))
  }
  if (!isObject(wanted)) return current === wanted
  return isObject(current) && Object.entries(wanted).every(([key, value]) => hasSettings(current[key], value, key))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
