import type { SearchRecord } from '../../port.ts'
import { fold } from '../../query/fold.ts'
import { type CommonFile, type StoredRecord, seldomFolder } from '../format/files.ts'
import { isOfText, isSeldom } from '../format/words.ts'
import { factsOf } from './facts.ts'
import { type IndexFile, indexFiles } from './index-files.ts'
import { Postings, type Read } from './postings.ts'

export type NumberedRecord = { number: number; record: SearchRecord }

/** How many of the most frequent pairs the browser is told, so that it asks for others first. */
const commonPairs = 1000
/**
 * Postings in a chunk. Every chunk costs eight bytes in the metadata, which are loaded once, and its own size for each word that is asked
 * for: the sum is smallest when chunks grow with the square root of the shard.
 */
const textChunk = (records: number): number => Math.max(400, Math.round(40 * Math.sqrt(records)))
const nameChunk = 700

/** The files of a shard, with paths inside its folder. @param records in the order of their numbers */
export function shardFiles(records: Iterable<NumberedRecord>, read: Read): IndexFile[] {
  const postings = new Postings()
  const facts: NumberedRecord[] = []
  for (const { number, record } of records) {
    postings.add(number, record, read)
    facts.push({ number, record: { ...record, text: '' } })
  }
  const largest = textChunk(facts.length)
  const common: CommonFile = { pairs: postings.common(commonPairs).join('') }
  const words = [...postings.words()]
  return [
    ...indexFiles(
      words.filter(([word]) => !isSeldom(word)),
      (word) => (isOfText(word) ? largest : Math.min(nameChunk, largest)),
    ),
    ...indexFiles(
      words.filter(([word]) => isSeldom(word)),
      () => nameChunk,
    ).map(({ path, bytes }) => ({ path: seldomFolder + path, bytes })),
    { path: 'facts.json', bytes: Buffer.from(JSON.stringify(factsOf(facts))) },
    { path: 'common.json', bytes: Buffer.from(JSON.stringify(common)) },
  ]
}

/** The file of a record, by which the browser judges and shows it. */
export function recordBytes({ version: _, ...record }: SearchRecord, read: Read): Buffer {
  const heads = [...new Set([record.title, ...record.names].map(fold))]
  const readings = Object.fromEntries(heads.map((head) => [head, read(head).map((syllables) => syllables.join(' '))]))
  const stored: StoredRecord = { ...record, readings }
  return Buffer.from(JSON.stringify(stored))
}
