import type { SearchRecord } from '../../port.ts'
import type { CommonFile, StoredRecord } from '../format/files.ts'
import { fold } from '../../query/fold.ts'
import { factsOf } from './facts.ts'
import { type IndexFile, indexFiles } from './index-files.ts'
import { Postings, type Read } from './postings.ts'

export type NumberedRecord = { number: number; record: SearchRecord }

/** How many of the most frequent pairs the browser is told, so that it asks for others first. */
const commonPairs = 1500
const smallestChunk = 150
const nameChunk = 400

/** The files of a shard, with paths inside its folder. @param records in the order of their numbers */
export function shardFiles(records: Iterable<NumberedRecord>, read: Read): IndexFile[] {
  const postings = new Postings()
  const facts: NumberedRecord[] = []
  for (const { number, record } of records) {
    postings.add(number, record, read)
    facts.push({ number, record: { ...record, text: '' } })
  }
  const textChunk = Math.max(smallestChunk, Math.round(20 * Math.sqrt(facts.length)))
  const common: CommonFile = { pairs: postings.common(commonPairs).join('') }
  return [
    ...indexFiles(postings.words(), (word) => (word < 'w' ? textChunk : Math.min(nameChunk, textChunk))),
    { path: 'facts.json', bytes: Buffer.from(JSON.stringify(factsOf(facts))) },
    { path: 'common.json', bytes: Buffer.from(JSON.stringify(common)) },
  ]
}

/** The file of a record, by which the browser judges and shows it. */
export function recordBytes({ version: _, ...record }: SearchRecord, read: Read): Buffer {
  const heads = [...new Set([record.title, ...record.names].map(fold))]
  const readings = Object.fromEntries(
    heads.map((head) => [head, read(head).map((syllables) => syllables.join(' '))]),
  )
  const stored: StoredRecord = { ...record, readings }
  return Buffer.from(JSON.stringify(stored))
}
