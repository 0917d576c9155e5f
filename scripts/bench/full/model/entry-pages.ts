import { type EntryIndex, type Listed, scope } from './entry-index.ts'
import type { Card, EntryPage } from './pages.ts'
import type { Register } from './register.ts'

const earlierEntries = 4

export function cardOf(entry: Listed, register: Register): Card {
  const activity = entry.type === 'activity' ? entry : null
  const article = entry.type === 'article' ? entry : null
  return {
    href: entry.href,
    title: entry.title,
    day: entry.day,
    listedAt: entry.listedAt,
    summary: entry.summary,
    column: entry.columnKey,
    branch: activity && register.organization(activity.organizationId).slug,
    pinned: entry.pinned,
    meeting: activity?.meeting ?? null,
    percent: activity?.progress?.percent ?? null,
    source: article?.sourceName ?? null,
    documentNumber: article?.documentNumber ?? null,
  }
}

/** The pages of all entries, with what stands beside each. */
export function entryPages(index: EntryIndex, register: Register): EntryPage[] {
  const articles = register.leaves().flatMap(({ key }) =>
    index.of(scope.column(key)).flatMap((entry, at, column) => {
      if (entry.type === 'activity') return []
      return [entryPage(entry, column[at - 1], column[at + 1], column.slice(at + 1, at + 1 + earlierEntries), register)]
    }),
  )
  return [...articles, ...register.organizations.flatMap(({ id }) => activitiesOf(id, index, register))]
}

function activitiesOf(id: string, index: EntryIndex, register: Register): EntryPage[] {
  const all = index.of(scope.branch(id))
  const places = new Map(all.map((entry, at) => [entry.publicId, at]))
  return register.leaves().flatMap(({ key }) =>
    index.of(scope.branchColumn(id, key)).map((entry, at, column) => {
      const after = (places.get(entry.publicId) ?? 0) + 1
      return entryPage(entry, column[at - 1], column[at + 1], all.slice(after, after + earlierEntries), register)
    }),
  )
}

function entryPage(
  entry: Listed,
  newer: Listed | undefined,
  older: Listed | undefined,
  earlier: readonly Listed[],
  register: Register,
): EntryPage {
  const activity = entry.type === 'activity' ? entry : null
  const article = entry.type === 'article' ? entry : null
  const branch = activity && register.organization(activity.organizationId)
  return {
    kind: 'entry',
    href: entry.href,
    id: entry.publicId,
    title: entry.title,
    summary: entry.summary,
    listedAt: entry.listedAt,
    updatedAt: entry.updatedAt,
    column: entry.columnKey,
    branch: branch?.slug ?? null,
    source: branch?.shortName ?? article?.sourceName ?? '',
    author: activity?.author ?? null,
    meeting: activity?.meeting ?? null,
    progress: activity?.progress ? { percent: activity.progress.percent, stage: activity.progress.stage } : null,
    documentNumber: article?.documentNumber ?? null,
    issuedOn: article?.issuedOn ?? null,
    older: older?.publicId ?? null,
    newer: newer?.publicId ?? null,
    earlier: earlier.map(({ publicId }) => publicId),
    body: entry.body,
  }
}
