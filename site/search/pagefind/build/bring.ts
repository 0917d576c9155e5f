import { createHash } from 'node:crypto'
import type { SearchRecord } from '../../port.ts'
import { indexFolder, recordFile } from '../format/files.ts'
import { type Indexed, Members } from './members.ts'
import { type Listed, type Listing, partition } from './partition.ts'
import type { Read } from './postings.ts'
import { type NumberedRecord, recordBytes, shardFiles } from './shard.ts'

/** What is to be remembered from one time to the next. `folders` are those of the shards by their number. */
export type IndexState = {
  members: Members
  /** The lowest number that was never given. */
  next: number
  folders: Map<number, string>
  /** The folder of the records' own files; another one wherever numbers begin anew, because browsers keep those files. */
  records: string
}

export const nothingIndexed = (records: string): IndexState => ({
  members: new Members(),
  next: 0,
  folders: new Map(),
  records,
})

/** Everything as changes: what is listed, and the addresses where something stands that is listed no more. */
export function asChanges(listed: ReadonlyMap<string, Listed>, { members }: IndexState): Map<string, Listed | null> {
  const changes = new Map<string, Listed | null>(listed)
  for (const url of members.urls) if (!listed.has(url)) changes.set(url, null)
  return changes
}

/** Where records come from and files go to. */
export type Places = {
  /** The records at addresses, in their order; one that has gone meanwhile is left out. */
  read: (urls: readonly string[]) => Iterable<SearchRecord>
  readings: Read
  /** Stores a file under an address. */
  put: (path: string, bytes: Buffer) => Promise<void>
}

export type Brought = {
  /** Shards that are others than before, with all that stands in them; without a folder a shard is no more. */
  builds: ReadonlyMap<number, { folder: string | null; members: readonly Indexed[] }>
  /** What holds no more in shards that are as before. */
  ended: readonly Indexed[]
  /** For the list of shards: their folders, the largest first, and what does not hold any more. */
  shards: string[]
  gone: number[]
  /** Files of records that nobody may read any more. */
  withdrawn: string[]
}

/** Counts up when the files are written otherwise. */
const formatVersion = 1

/**
 * Makes the static index equal to what is listed, and carries that into `state`. Everything is put under addresses that were never used
 * before, so nobody sees a half-written index: what it gives counts once the list of shards says so.
 */
export async function bringIndex(
  state: IndexState,
  listing: Listing,
  { read, readings, put }: Places,
  erased: ReadonlySet<string> = new Set(),
): Promise<Brought> {
  const { members, records, folders } = state
  const { builds, added, ending, gone } = partition(listing, members, state.next, erased)
  for (const record of read([...added.keys()])) {
    const number = added.get(record.url)
    if (number !== undefined) await put(recordFile(records, number), recordBytes(record, readings))
  }
  const made = new Map<number, { folder: string | null; members: Indexed[] }>()
  for (const [shard, own] of builds) {
    const numbers = new Map(own.map(({ url, number }) => [url, number]))
    const folder = own.length === 0 ? null : folderOf([...numbers.values()])
    if (folder !== null)
      for (const { path, bytes } of shardFiles(numbered(read([...numbers.keys()]), numbers), readings))
        await put(folder + path, bytes)
    const version = (url: string): string =>
      added.has(url) ? (listing.changes.get(url)?.version ?? '') : (members.holding(url)?.version ?? '')
    made.set(shard, { folder, members: own.map(({ url, number }) => ({ url, number, shard, version: version(url) })) })
  }

  const ended = [...ending].flatMap((url) => members.end(url) ?? [])
  members.replace(new Map([...made].map(([shard, { members }]) => [shard, members])))
  for (const [shard, { folder }] of made)
    if (folder === null) folders.delete(shard)
    else folders.set(shard, folder)
  state.next += added.size
  const bySize = [...folders].sort(([one], [other]) => members.of(other).size - members.of(one).size)
  return {
    builds: made,
    ended: ended.filter(({ shard }) => !made.has(shard)),
    shards: bySize.map(([, folder]) => folder),
    gone,
    withdrawn: ended.map(({ number }) => recordFile(records, number)),
  }
}

/** A shard is its numbers: a number is given to one version of one record. */
const folderOf = (numbers: readonly number[]): string =>
  `${indexFolder}${createHash('sha256').update(`${formatVersion} ${numbers.join()}`).digest('hex').slice(0, 16)}/`

function* numbered(records: Iterable<SearchRecord>, numbers: ReadonlyMap<string, number>): Generator<NumberedRecord> {
  for (const record of records) {
    const number = numbers.get(record.url)
    if (number !== undefined) yield { number, record }
  }
}
