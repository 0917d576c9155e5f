import type { SearchRecord } from '../../port.ts'
import type { Synonyms } from '../../query/synonyms.ts'

/** Where everything of the static index stands. All but the list is named by its content or never changes. */
export const indexFolder = '/search-index/'
export const listFile = `${indexFolder}shards.json`

/** What the browser reads first, and anew each time. */
export type ShardList = {
  /** Folder of Pagefind's reader. */
  reader: string
  /** Folders of the shards, the largest first. */
  shards: readonly string[]
  /** Folder of the records' own files. */
  records: string
  /** Numbers of records that stand in a shard and do not hold any more. */
  gone: readonly number[]
  synonyms: Synonyms
}

/** Inside the folder of a shard: an index of its own for the words that few queries ask for. */
export const seldomFolder = 'seldom/'

/** A record as the browser judges and shows it. */
export type StoredRecord = Omit<SearchRecord, 'version'> & {
  /** How title and names are read: each in one or more ways, its syllables with spaces between. */
  readings: Readonly<Record<string, readonly string[]>>
}

/** The file of the record of a number. In one folder a number is never given to another record, nor to another version of the same. */
export const recordFile = (folder: string, number: number): string => `${folder}${number.toString(36)}.json`

/** What the records of a shard are narrowed down by, in their order; numbers as `lettersOf` writes them. */
export type FactsFile = {
  /** Steps from one number to the next. */
  numbers: string
  columns: readonly (string | null)[]
  column: string
  /** Branch, town and category, as they occur together. */
  places: readonly (readonly [string | null, string | null, string | null])[]
  place: string
  /** The first day, counted from 1970, and steps from one record's day to the next: n forwards as 2n + 2, backwards as 2n + 1; 0 is no date. */
  firstDay: number
  days: string
}

/** The most frequent pairs of the largest shard, the most frequent first: two characters each, without anything between. */
export type CommonFile = { pairs: string }
