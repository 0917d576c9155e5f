import { createHash } from 'node:crypto'
import type { SearchRecord } from '../../port.ts'
import { indexFolder, recordFile } from '../format/files.ts'
import { type Indexed, type Listed, partition } from './partition.ts'
import type { Read } from './postings.ts'
import { type NumberedRecord, recordBytes, shardFiles } from './shard.ts'

/** What has to be remembered from one time to the next. `folders` are those of the shards by their number. */
export type IndexState = {
  indexed: readonly Indexed[]
  /** The lowest number that was never given. */
  next: number
  folders: ReadonlyMap<number, string>
  /** The folder of the records' own files; another one wherever numbers begin anew, because browsers keep those files. */
  records: string
}

export const nothingIndexed = (records: string): IndexState => ({ indexed: [], next: 0, folders: new Map(), records })

/** Where records come from and files go to. */
export type Places = {
  /** The records at addresses, in their order; one that has gone meanwhile is left out. */
  read: (urls: readonly string[]) => Iterable<SearchRecord>
  readings: Read
  /** Stores a file under an address. */
  put: (path: string, bytes: Buffer) => Promise<void>
}

export type Brought = {
  state: IndexState
  /** For the list of shards: their folders, the largest first, and what does not hold any more. */
  shards: string[]
  gone: number[]
  /** Files of records that nobody may read any more. */
  withdrawn: string[]
}

/** Counts up when the files are written otherwise. */
const formatVersion = 1

/**
 * Makes the static index equal to what is listed. Everything is put under addresses that were never used before, so nobody sees a
 * half-written index: what it gives counts once the list of shards says so.
 */
export async function bringIndex(
  before: IndexState,
  listed: ReadonlyMap<string, Listed>,
  { read, readings, put }: Places,
  erased: ReadonlySet<string> = new Set(),
): Promise<Brought> {
  const { builds, added, gone } = partition(listed, before.indexed, before.next, erased)
  for (const record of read([...added.keys()])) {
    const number = added.get(record.url)
    if (number !== undefined) await put(recordFile(before.records, number), recordBytes(record, readings))
  }
  const folders = new Map(before.folders)
  const indexed = before.indexed.filter(({ shard }) => !builds.has(shard))
  const sizes = new Map<number, number>()
  for (const [shard, members] of builds) {
    folders.delete(shard)
    if (members.length === 0) continue
    const numbers = new Map(members.map(({ url, number }) => [url, number]))
    const folder = folderOf([...numbers.values()])
    for (const { path, bytes } of shardFiles(numbered(read([...numbers.keys()]), numbers), readings))
      await put(folder + path, bytes)
    folders.set(shard, folder)
    for (const { url, number } of members) indexed.push({ url, number, shard, version: listed.get(url)?.version ?? '' })
  }
  for (const { shard } of indexed) sizes.set(shard, (sizes.get(shard) ?? 0) + 1)
  const bySize = [...folders].sort(([one], [other]) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0))
  const held = new Set(
    indexed.filter(({ url, version }) => listed.get(url)?.version === version).map(({ number }) => number),
  )
  return {
    state: { ...before, indexed, next: before.next + added.size, folders },
    shards: bySize.map(([, folder]) => folder),
    gone,
    withdrawn: before.indexed
      .filter(({ number }) => !held.has(number))
      .map(({ number }) => recordFile(before.records, number)),
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
