import { z } from 'zod'
import { publicRecord } from '../projection/records.ts'
import { feedResponse, recordsResponse, snapshotLine } from './messages.ts'

/** A record that breaks the contract, and how. */
export type BrokenRecord = { type: string; id: string; problem: string }

const changes = z.looseObject({
  changes: z.array(z.looseObject({ type: z.string(), id: z.string(), record: z.unknown() })),
})
const recordLine = z.looseObject({
  kind: z.literal('record'),
  record: z.looseObject({ type: z.string(), id: z.string() }),
})

function problemOf(record: unknown): string | null {
  const read = publicRecord.safeParse(record)
  return read.success ? null : z.prettifyError(read.error)
}

/**
 * The messages of the CMS, read so that one record that breaks the contract stops no other: it is left out, and `onBroken`
 * is told. Anything else that breaks the contract throws.
 */
export const lenient = (onBroken: (broken: BrokenRecord) => void) => {
  const withSoundRecords = (message: unknown): unknown => {
    const loose = changes.parse(message)
    const sound = loose.changes.filter(({ type, id, record }) => {
      const problem = record === null ? null : problemOf(record)
      if (problem !== null) onBroken({ type, id, problem })
      return problem === null
    })
    return { ...loose, changes: sound }
  }
  return {
    feed: (message: unknown) => feedResponse.parse(withSoundRecords(message)),
    records: (message: unknown) => recordsResponse.parse(withSoundRecords(message)),
    /** Null where the line holds a broken record. */
    line(message: unknown) {
      const loose = recordLine.safeParse(message)
      const problem = loose.success ? problemOf(loose.data.record) : null
      if (!loose.success || problem === null) return snapshotLine.parse(message)
      const { type, id } = loose.data.record
      onBroken({ type, id, problem })
      return null
    },
  }
}
