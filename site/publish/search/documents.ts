import {
  addresses,
  dayOf,
  type EntryRecord,
  htmlText,
  type OrganizationRecord,
  type OverviewRecord,
} from '@huoye/content-types'

/** What the index is told of one address; `meta` is what a result shows. */
export type SearchDocument = {
  url: string
  content: string
  meta: Record<string, string>
  filters: Record<string, string[]>
}

/** An article or activity, with the names of where it belongs. `version` lets a result be recognised as out of date. */
export function entryDocument(
  record: EntryRecord,
  names: { place: string | null; column: string | null },
  version: string,
): SearchDocument {
  const day = dayOf(record.listedAt)
  const image = record.cover?.sources[0]?.name
  return {
    url: addresses.entry(record),
    content: [record.title, names.place, names.column, record.summary, searchText(record.body)]
      .filter(Boolean)
      .join('\n'),
    meta: {
      title: record.title,
      date: day,
      version,
      ...(names.place === null ? {} : { place: names.place }),
      ...(names.column === null ? {} : { column: names.column }),
      ...(image === undefined ? {} : { image: addresses.media(image) }),
    },
    filters: { year: [day.slice(0, 4)], ...(names.column === null ? {} : { column: [names.column] }) },
  }
}

/** A branch's home, found by its names, former names, leaders and overview. */
export function branchDocument(
  organization: OrganizationRecord,
  overview: OverviewRecord | null,
  version: string,
): SearchDocument {
  const leaders = overview?.leaders.map(({ post, name }) => `${post} ${name ?? ''}`) ?? []
  const former = organization.formerNames.map(({ name }) => name)
  const text = [overview?.summary, overview && searchText(overview.body)]
  return {
    url: addresses.branchHome(organization.slug),
    content: [organization.name, organization.shortName, ...former, ...leaders, ...text].filter(Boolean).join('\n'),
    meta: { title: organization.name, place: organization.shortName, version },
    filters: { category: [organization.category] },
  }
}

/**
 * A text longer than this is found by its beginning. The indexer's time grows faster than a text: a hundred thousand times the same
 * word took it half a minute, in which nothing else that was published could be found.
 */
const searchedCharacters = 20_000

/** The words of sanitised HTML; blocks become lines. */
const searchText = (html: string): string =>
  htmlText(html, { between: '\n', captions: true, enough: searchedCharacters })
    .replace(/\n\s*/g, '\n')
    .trim()
    .toWellFormed()
