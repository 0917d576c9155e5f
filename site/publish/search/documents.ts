import { addresses, dayOf, type EntryRecord, type OrganizationRecord, type OverviewRecord } from '@huoye/content-types'

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
    content: [record.title, names.place, names.column, record.summary, plainText(record.body)]
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
  const text = [overview?.summary, overview && plainText(overview.body)]
  return {
    url: addresses.branchHome(organization.slug),
    content: [organization.name, organization.shortName, ...former, ...leaders, ...text].filter(Boolean).join('\n'),
    meta: { title: organization.name, place: organization.shortName, version },
    filters: { category: [organization.category] },
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** The words of sanitised HTML; blocks become lines. */
const plainText = (html: string): string =>
  html
    .replace(/<\/?(?:p|h\d|li|tr|div|blockquote|figure|br)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&([a-z]+|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\n\s*/g, '\n')
    .trim()
