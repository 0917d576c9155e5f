import {
  addresses,
  dayOf,
  type EntryRecord,
  htmlText,
  type OrganizationRecord,
  type OverviewRecord,
} from '@huoye/content-types'
import { placeName } from '../../src/organizations/names.ts'
import type { SearchRecord } from '../port.ts'
import { branchNames } from './branch-names.ts'

/** Where something belongs: a branch with what is directly above it, unless that is the county, and a column. */
export type Place = {
  organization: OrganizationRecord | null
  town: OrganizationRecord | null
  column: string | null
}

/** An article or activity. */
export function entryRecord(record: EntryRecord, { organization, town, column }: Place, version: string): SearchRecord {
  const image = record.cover?.sources[0]?.name
  const body = searchText(record.body)
  return {
    url: addresses.entry(record),
    version,
    kind: 'entry',
    title: record.title,
    names: record.shortTitle === null ? [] : [record.shortTitle],
    branch: organization && placeName(organization, town),
    town: townName(organization, town),
    column,
    category: organization?.category ?? null,
    date: dayOf(record.listedAt),
    text: withSummary(record.summary, body),
    image: image === undefined ? null : addresses.media(image),
  }
}

/** An organization's home, found by its names and former names, its leaders and its overview. */
export function branchRecord(
  organization: OrganizationRecord,
  { town, overview }: { town: OrganizationRecord | null; overview: OverviewRecord | null },
  version: string,
): SearchRecord {
  const leaders = overview?.leaders.map(({ post, name }) => `${post} ${name ?? ''}`.trim()) ?? []
  const image = overview?.cover?.sources[0]?.name
  const text = overview ? withSummary(overview.summary, searchText(overview.body)) : ''
  return {
    url: addresses.branchHome(organization.slug),
    version,
    kind: 'branch',
    title: organization.name,
    names: branchNames(organization, town),
    branch: placeName(organization, town),
    town: townName(organization, town),
    column: null,
    category: organization.category,
    date: null,
    text: [...leaders, text].filter(Boolean).join('\n'),
    image: image === undefined ? null : addresses.media(image),
  }
}

/** What is directly below the county counts as a town itself, departments too. */
const townName = (organization: OrganizationRecord | null, town: OrganizationRecord | null): string | null =>
  (town ?? (organization?.kind === '党支部' ? null : organization))?.shortName ?? null

/** Editors often begin a text with its summary: then it is said once. */
const withSummary = (summary: string | null, body: string): string =>
  summary === null || body.replaceAll('\n', '').includes(summary) ? body : `${summary}\n${body}`

/** A text longer than this, a thick book, is found by its beginning. */
const searchedCharacters = 200_000

/** The words of sanitised HTML; blocks become lines. */
const searchText = (html: string): string =>
  htmlText(html, { between: '\n', captions: true, enough: searchedCharacters })
    .replace(/\n\s*/g, '\n')
    .trim()
    .toWellFormed()
