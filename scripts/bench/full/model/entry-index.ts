import { dayOf, type EntryRecord } from '@huoye/content-types'
import { columnsAbove } from '../../content/page-tally.ts'

/** What an index keeps of an entry: its record with its day and address, worked out once. */
export type Listed = EntryRecord & { readonly day: string; readonly href: string }

/** Which entries: all, activities, articles, a column with those below it, a branch, or a column of a branch. */
export const scope = {
  all: 'all',
  activities: 'activities',
  articles: 'articles',
  column: (key: string): string => `column ${key}`,
  branch: (id: string): string => `branch ${id}`,
  branchColumn: (id: string, key: string): string => `branch ${id} ${key}`,
} as const

/** Entries by scope, newest first. */
export class EntryIndex {
  readonly #groups = new Map<string, Listed[]>()

  constructor(entries: readonly EntryRecord[]) {
    const listed = entries.map((entry) => {
      const day = dayOf(entry.listedAt)
      const folder = entry.type === 'article' ? 'articles' : 'activities'
      return { ...entry, day, href: `/${folder}/${day.slice(0, 4)}/${entry.publicId}/` }
    })
    for (const entry of listed.sort(newestFirst)) for (const name of scopesOf(entry)) this.#add(name, entry)
  }

  #add(name: string, entry: Listed): void {
    const group = this.#groups.get(name)
    if (group) group.push(entry)
    else this.#groups.set(name, [entry])
  }

  of(name: string): readonly Listed[] {
    return this.#groups.get(name) ?? []
  }

  has(name: string): boolean {
    return this.#groups.has(name)
  }

  /** The entries of a scope by month, newest month first. */
  months(name: string): Map<string, Listed[]> {
    const months = new Map<string, Listed[]>()
    for (const entry of this.of(name)) {
      const month = entry.day.slice(0, 7)
      const group = months.get(month)
      if (group) group.push(entry)
      else months.set(month, [entry])
    }
    return months
  }
}

export const newestFirst = (left: Listed, right: Listed): number =>
  left.listedAt === right.listedAt
    ? Number(left.publicId < right.publicId) - 0.5
    : Number(left.listedAt < right.listedAt) - 0.5

function scopesOf(entry: EntryRecord): string[] {
  const columns = [scope.all, ...columnsAbove(entry.columnKey).map(scope.column)]
  if (entry.type === 'article') return [...columns, scope.articles]
  const { organizationId, columnKey } = entry
  return [...columns, scope.activities, scope.branch(organizationId), scope.branchColumn(organizationId, columnKey)]
}
