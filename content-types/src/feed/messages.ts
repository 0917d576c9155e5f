import { z } from 'zod'
import { publicRecord } from '../projection/records.ts'

/** What the CMS tells its consumers: a whole snapshot as NDJSON, or what changed after a sequence number. */
const seq = z.int().nonnegative()

/**
 * One line of `GET /publishing/snapshot`. `seq` on the head: the snapshot holds every event up to it.
 * `count` on the end: how many records stood between, so that a snapshot that broke off shows.
 */
export const snapshotLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('head'), seq }),
  z.strictObject({ kind: z.literal('record'), record: publicRecord }),
  z.strictObject({ kind: z.literal('end'), count: z.int().nonnegative() }),
])

/** The consumer whose word decides what an editor is told: the engine of the public site. */
export const publicSite = 'public-site'

/** What happened to one document, in the order of commit. Carries no content. */
export const publishEvent = z.strictObject({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  type: z.string(),
  id: z.string(),
  action: z.enum(['publish', 'unpublish', 'create', 'update', 'delete', 'media']),
})

/** `record` is the projection as it is now; null when the document is not public (any more). */
export const recordChange = z.strictObject({
  type: z.string(),
  id: z.string(),
  record: publicRecord.nullable(),
})

/** Answer of `GET /publishing/feed`. Everything up to `through` is committed and reflected in `changes`; `head` is the newest seq. */
export const feedResponse = z.strictObject({
  head: seq,
  through: seq,
  changes: z.array(recordChange),
  events: z.array(publishEvent),
})

/**
 * A consumer's word that everything up to `seq` is live, and what it saw for each document.
 * What came with a snapshot has no receipt of its own: it is live when `seq` has passed it.
 */
export const receiptMessage = z.strictObject({
  consumer: z.string(),
  seq,
  release: z.int().nonnegative(),
  receipts: z.array(
    z.strictObject({
      seq: z.int().positive(),
      type: z.string(),
      id: z.string(),
      state: z.enum(['live', 'gone', 'held', 'unchanged']),
      path: z.string().nullable(),
      liveAt: z.iso.datetime(),
      /** From the commit of the outbox row to the release. */
      ms: z.number().nonnegative(),
      seenOverHttp: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
})

export type SnapshotLine = z.infer<typeof snapshotLine>
export type PublishEvent = z.infer<typeof publishEvent>
export type RecordChange = z.infer<typeof recordChange>
export type FeedResponse = z.infer<typeof feedResponse>
export type ReceiptMessage = z.infer<typeof receiptMessage>
