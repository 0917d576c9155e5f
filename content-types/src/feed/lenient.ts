import { z } from 'zod'
import { type PublicRecord, publicRecord } from '../projection/records.ts'
import {
  type FeedResponse,
  feedResponse,
  type RecordChange,
  recordChange,
  recordsResponse,
  type SnapshotLine,
  snapshotLine,
} from './messages.ts'

/** A record that breaks the contract, and how. */
export type BrokenRecord = { type: string; id: string; problem: string }

const change = recordChange.extend({ record: z.unknown() })
const feed = feedResponse.extend({ changes: z.array(change) })
const records = recordsResponse.extend({ changes: z.array(change) })
const recordLine = z.strictObject({
  kind: z.literal('record'),
  record: z.looseObject({ type: z.string(), id: z.string() }),
  version: z.string(),
})

/**
 * The messages of the CMS, read so that one record that breaks the contract stops no other: it is left out, and `onBroken`
 * is told. Anything else that breaks the contract throws.
 */
export function lenient(onBroken: (broken: BrokenRecord) => void) {
  const sound = (type: string, id: string, record: unknown): PublicRecord | null => {
    const read = publicRecord.safeParse(record)
    if (read.success) return read.data
    onBroken({ type, id, problem: z.prettifyError(read.error) })
    return null
  }
  const changes = (all: z.infer<typeof change>[]): RecordChange[] =>
    all.flatMap(({ type, id, record: given, version }): RecordChange[] => {
      if (given === null) return [{ type, id, record: null, version }]
      const record = sound(type, id, given)
      return record ? [{ type, id, record, version }] : []
    })
  return {
    feed(message: unknown): FeedResponse {
      const news = feed.parse(message)
      return { ...news, changes: changes(news.changes) }
    },
    records: (message: unknown): RecordChange[] => changes(records.parse(message).changes),
    /** Null where the line holds a broken record. */
    line(message: unknown): SnapshotLine | null {
      const line = recordLine.safeParse(message)
      if (!line.success) return snapshotLine.parse(message)
      const { record: given, version } = line.data
      const record = sound(given.type, given.id, given)
      return record && { kind: 'record', record, version }
    },
  }
}
