import {
  type ActivityRecord,
  type ColumnSeed,
  columnTree,
  dayOf,
  type EntryRecord,
  type OrganizationRecord,
} from '@huoye/content-types'
import { seeded } from '../../../site/fixtures/random.ts'
import { bodyOf, type EntryText, nextText, type TextPool } from './recombine.ts'

const dayMs = 86_400_000
/** Entries lie in the three years before this, unless told otherwise. */
const newest = '2026-11-20T08:00:00.000Z'
const spreadDays = 3 * 365

const columnsHolding = (holds: 'article' | 'activity'): ColumnSeed[] =>
  columnTree.filter((column) => column.disclosure === 'public' && column.holds === holds)

const needsMore = ({ key, profile }: ColumnSeed): boolean =>
  profile === 'meeting' || profile === 'progress' || key === 'study-exemplar'

/** The columns that entries are spread over. */
export interface EntryColumns {
  readonly article: readonly string[]
  readonly activity: readonly string[]
}

const allColumns: EntryColumns = {
  article: columnsHolding('article').map(({ key }) => key),
  activity: columnsHolding('activity').map(({ key }) => key),
}

/** Those whose entries can be said in a row of an import file: no meeting, no progress, nobody's consent. */
export const importableColumns: EntryColumns = {
  ...allColumns,
  activity: columnsHolding('activity')
    .filter((column) => !needsMore(column))
    .map(({ key }) => key),
}

const meetings = ['党员大会', '支委会', '党小组会', '党课', '主题党日', '组织生活会'] as const

/** Where and when an entry is listed: the same number has the same place everywhere. */
export interface EntryPlace {
  readonly number: number
  readonly columnKey: string
  /** Null for articles of the county, one entry in ten. */
  readonly branch: OrganizationRecord | null
  readonly listedAt: string
}

/** @param columns what is to be chosen from @param until the instant before which it is listed */
export function entryPlace(
  number: number,
  branches: readonly OrganizationRecord[],
  columns = allColumns,
  until = newest,
): EntryPlace {
  const random = seeded(number * 7919 + 1)
  const branch = number % 10 === 0 ? null : (branches[random.below(branches.length)] ?? null)
  const possible = branch === null ? columns.article : columns.activity
  return {
    number,
    columnKey: possible[random.below(possible.length)] ?? '',
    branch,
    listedAt: new Date(Date.parse(until) - random.below(spreadDays) * dayMs - random.below(dayMs)).toISOString(),
  }
}

/** What the entry of a number says. */
export const entryText = (number: number, pool: TextPool): EntryText => nextText(pool, seeded(number * 104_729 + 3))

/** The public record of the entry at a place, with a text of its own. */
export function entryRecord(place: EntryPlace, pool: TextPool): EntryRecord {
  const { number, columnKey, branch, listedAt } = place
  const { title, summary, paragraphs } = entryText(number, pool)
  const random = seeded(number * 104_729 + 5)
  const fields = {
    publicId: `n${number.toString(36).padStart(9, '0')}`,
    title,
    shortTitle: null,
    columnKey,
    listedAt,
    updatedAt: listedAt,
    summary,
    body: bodyOf(paragraphs),
    bodyPictures: [],
    cover: null,
    attachments: [],
    pinned: random.below(400) === 0,
  }
  if (branch === null) {
    const issued = {
      documentNumber: `样组发〔${listedAt.slice(0, 4)}〕${1 + random.below(90)}号`,
      issuedOn: dayOf(listedAt),
    }
    return {
      type: 'article',
      id: `article-${number}`,
      ...fields,
      sourceName: '样县日报',
      sourceUrl: null,
      originalTitle: null,
      ...(columnKey === 'party-news' ? { documentNumber: null, issuedOn: null } : issued),
    }
  }
  return {
    type: 'activity',
    id: `activity-${number}`,
    ...fields,
    organizationId: branch.id,
    occurredOn: dayOf(listedAt),
    author: '支部通讯员',
    photos: [],
    ...profileFields(columnKey, random.below(100)),
  }
}

function profileFields(columnKey: string, number: number): Pick<ActivityRecord, 'meeting' | 'progress'> {
  if (columnKey === 'organizational-life') {
    const kind = meetings[number % meetings.length] ?? '主题党日'
    return { meeting: { kind, attendance: 18 + (number % 6), expected: 24 }, progress: null }
  }
  if (columnKey === 'venue-completion')
    return { meeting: null, progress: { percent: number, stage: '主体施工', before: null, after: null } }
  return { meeting: null, progress: null }
}
