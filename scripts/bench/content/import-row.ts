import type { ImportRequest } from '@huoye/content-types'
import type { EntryPlace } from './entries.ts'
import { entryText } from './entries.ts'
import type { TextPool } from './recombine.ts'

export type ImportRow = ImportRequest['rows'][number]

/** The entry at a place as a row of an import file. */
export function importRow(place: EntryPlace, pool: TextPool): ImportRow {
  const { number, columnKey, branch, listedAt } = place
  const { title, summary, paragraphs } = entryText(number, pool)
  const own = branch === null ? { sourceName: '样县日报' } : { organization: branch.code, author: '支部通讯员' }
  const row = { id: `bench-${number}`, title, summary, date: listedAt, body: paragraphs, column: columnKey, ...own }
  return { line: number + 1, row, photos: [] }
}
