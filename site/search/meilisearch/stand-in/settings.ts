import { ApiError } from './api-error.ts'
import { type FieldRules, type Fields, fieldsOf, isCount, isFields, isText, isTexts } from './body.ts'

const rankingRule =
  /^(?:words|typo|proximity|attribute|attributeRank|wordPosition|sort|exactness|[\w.-]+:(?:asc|desc))$/
const locales = new Set(['cmn', 'zho', 'zh', 'jpn', 'ja', 'kor', 'ko', 'eng', 'en', 'fra', 'fr', 'deu', 'de'])

const isLocalized = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (rule: unknown) =>
      isFields(rule) &&
      Object.keys(rule).every((name) => name === 'locales' || name === 'attributePatterns') &&
      isTexts(rule.attributePatterns) &&
      isTexts(rule.locales) &&
      rule.locales.every((locale) => locales.has(locale)),
  )

const typoRules: FieldRules = {
  enabled: [(value) => typeof value === 'boolean', 'a boolean', 'invalid_settings_typo_tolerance'],
  minWordSizeForTypos: [isFields, 'an object', 'invalid_settings_typo_tolerance'],
  disableOnWords: [isTexts, 'an array', 'invalid_settings_typo_tolerance'],
  disableOnAttributes: [isTexts, 'an array', 'invalid_settings_typo_tolerance'],
  disableOnNumbers: [(value) => typeof value === 'boolean', 'a boolean', 'invalid_settings_typo_tolerance'],
}
const facetingRules: FieldRules = {
  maxValuesPerFacet: [isCount, 'a positive integer', 'invalid_settings_faceting'],
  sortFacetValuesBy: [isFields, 'an object', 'invalid_settings_faceting'],
}
const paginationRules: FieldRules = {
  maxTotalHits: [(value) => isCount(value) && value > 0, 'a positive integer', 'invalid_settings_pagination'],
}

/** The settings that are used here. What else the API knows is refused: nobody would notice that the stand-in does not do it. */
const rules: FieldRules = {
  displayedAttributes: [isTexts, 'an array', 'invalid_settings_displayed_attributes'],
  searchableAttributes: [isTexts, 'an array', 'invalid_settings_searchable_attributes'],
  filterableAttributes: [isTexts, 'an array', 'invalid_settings_filterable_attributes'],
  sortableAttributes: [isTexts, 'an array', 'invalid_settings_sortable_attributes'],
  rankingRules: [
    (value) => isTexts(value) && value.every((rule) => rankingRule.test(rule)),
    'ranking rules',
    'invalid_settings_ranking_rules',
  ],
  typoTolerance: [isFields, 'an object', 'invalid_settings_typo_tolerance'],
  faceting: [isFields, 'an object', 'invalid_settings_faceting'],
  pagination: [isFields, 'an object', 'invalid_settings_pagination'],
  localizedAttributes: [isLocalized, 'an array of rules', 'invalid_settings_localized_attributes'],
}

export type Settings = {
  displayedAttributes: readonly string[]
  searchableAttributes: readonly string[]
  filterableAttributes: readonly string[]
  sortableAttributes: readonly string[]
  rankingRules: readonly string[]
  typoTolerance: Fields
  faceting: { maxValuesPerFacet: number; sortFacetValuesBy: Fields }
  pagination: { maxTotalHits: number }
  localizedAttributes: readonly unknown[] | null
}

/** What an index has that was told nothing. */
export const defaultSettings: Settings = {
  displayedAttributes: ['*'],
  searchableAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attributeRank', 'sort', 'wordPosition', 'exactness'],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: false,
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } },
  pagination: { maxTotalHits: 1000 },
  localizedAttributes: null,
}

/** Settings after a change of some; sets come back sorted, as from the real server. Throws as the API answers. */
export function changedSettings(before: Settings, body: unknown): Settings {
  const fields = fieldsOf(body, rules)
  const legacy = isTexts(fields.rankingRules) && fields.rankingRules.includes('attribute')
  if (
    legacy &&
    isTexts(fields.rankingRules) &&
    fields.rankingRules.some((rule) => /^(attributeRank|wordPosition)$/.test(rule))
  ) {
    throw new ApiError(
      'invalid_settings_ranking_rules',
      'Invalid value at `.rankingRules`: `attribute` cannot be used together with `attributeRank` and `wordPosition`.',
    )
  }
  const after = { ...before }
  if (isTexts(fields.displayedAttributes)) after.displayedAttributes = fields.displayedAttributes
  if (isTexts(fields.searchableAttributes)) after.searchableAttributes = fields.searchableAttributes
  if (isTexts(fields.filterableAttributes)) after.filterableAttributes = fields.filterableAttributes.toSorted()
  if (isTexts(fields.sortableAttributes)) after.sortableAttributes = fields.sortableAttributes.toSorted()
  if (isTexts(fields.rankingRules)) after.rankingRules = fields.rankingRules
  if (Array.isArray(fields.localizedAttributes)) after.localizedAttributes = fields.localizedAttributes
  if (isFields(fields.typoTolerance)) {
    after.typoTolerance = { ...after.typoTolerance, ...fieldsOf(fields.typoTolerance, typoRules, '.typoTolerance') }
  }
  if (isFields(fields.faceting)) {
    const { maxValuesPerFacet, sortFacetValuesBy } = fieldsOf(fields.faceting, facetingRules, '.faceting')
    after.faceting = {
      maxValuesPerFacet: isCount(maxValuesPerFacet) ? maxValuesPerFacet : before.faceting.maxValuesPerFacet,
      sortFacetValuesBy: isFields(sortFacetValuesBy)
        ? { ...before.faceting.sortFacetValuesBy, ...sortFacetValuesBy }
        : before.faceting.sortFacetValuesBy,
    }
  }
  if (isFields(fields.pagination)) {
    const { maxTotalHits } = fieldsOf(fields.pagination, paginationRules, '.pagination')
    if (isCount(maxTotalHits)) after.pagination = { maxTotalHits }
  }
  return after
}

/** Whether an attribute is in such a list, which may be everything. */
export const isListed = (attribute: string, list: readonly string[]): boolean =>
  list.includes('*') || list.includes(attribute)

export const sortedBy = (faceting: Settings['faceting'], facet: string): string => {
  const order = faceting.sortFacetValuesBy[facet] ?? faceting.sortFacetValuesBy['*']
  return isText(order) ? order : 'alpha'
}
