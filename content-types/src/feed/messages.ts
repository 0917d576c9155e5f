import { z } from 'zod'
import { heldCodes } from '../held/reasons.ts'
import { publicRecord } from '../projection/records.ts'

/** What the CMS tells its consumers: a whole snapshot as NDJSON, or what changed after a sequence number. */
const seq = z.int().nonnegative()

/**
 * Names the state of a document and of everything its public record is made of (its files, its persons). Opaque: equal
 * versions mean an equal record; different ones mean that the record has to be asked for. Null: no such published document.
 */
const version = z.string().nullable()

/**
 * One line of `GET /publishing/snapshot`. `seq` on the head: the snapshot holds every event up to it.
 * `count` on the end: how many records stood between, so that a snapshot that broke off shows.
 */
export const snapshotLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('head'), seq }),
  z.strictObject({ kind: z.literal('record'), record: publicRecord, version: z.string() }),
  z.strictObject({ kind: z.literal('end'), count: z.int().nonnegative() }),
])

/**
 * One line of `GET /publishing/versions`: every published document of a type with a public record, whether its record is public
 * or not, some thousand to a line. The reconciler compares them with what it holds and asks only for what differs.
 */
export const versionsLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('head'), seq }),
  z.strictObject({
    kind: z.literal('versions'),
    type: z.string(),
    versions: z.array(z.tuple([z.string(), z.string()])),
  }),
  z.strictObject({ kind: z.literal('end'), count: z.int().nonnegative() }),
])

/** The consumer whose word decides what an editor is told: the engine of the public site. */
export const publicSite = 'public-site'
/** The consumer that makes what is public found. */
export const searchConsumer = 'search'

/** What happened to one document, in the order of commit. Carries no content. */
export const publishEvent = z.strictObject({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  type: z.string(),
  id: z.string(),
  action: z.enum(['publish', 'unpublish', 'create', 'update', 'delete', 'media', 'withdraw']),
  /** One of many at once, such as a row of an import: nobody waits for it in front of a screen. */
  bulk: z.boolean(),
})

/** `record` is the projection as it is now; null when the document is not public (any more). */
export const recordChange = z.strictObject({
  type: z.string(),
  id: z.string(),
  record: publicRecord.nullable(),
  version,
})

/**
 * Answer of `GET /publishing/feed?consumer=NAME&after=SEQ&limit=N&wait=SECONDS&ahead=SEQ`. Everything up to `through` is committed
 * and reflected in `changes`; `head` is the newest seq. Up to `limit` events come in order. With `ahead`, when bulk events fill that,
 * the first events after `ahead` that are not bulk come alone, ahead of their turn: `through` stays at `after`, and in their turn
 * they come once more. To be asked next with the `ahead` of the answer; without it, now and then, so that bulk work goes on.
 */
export const feedResponse = z.strictObject({
  head: seq,
  through: seq,
  /** The newest event that came ahead of its turn; null where the answer is in order. */
  ahead: seq.nullable(),
  changes: z.array(recordChange),
  events: z.array(publishEvent),
})

/** `POST /publishing/records`: documents to read anew, whatever the outbox says of them. */
export const recordsRequest = z.strictObject({
  references: z.array(z.strictObject({ type: z.string(), id: z.string() })).max(500),
})
export const recordsResponse = z.strictObject({ changes: z.array(recordChange) })

/** A document by type and Strapi's documentId. */
const documentReference = z.strictObject({ type: z.string(), id: z.string() })

/** One address that the consumer could not make, and what it knows of it. */
export const heldPage = z.strictObject({
  path: z.string(),
  /** The document whose page it is; null for pages of the site as a whole. */
  document: documentReference.nullable(),
  /** Documents that changed when the page failed first and that it may show: the cause is most likely among them. */
  suspects: z.array(documentReference).max(5),
  attempts: z.int().positive(),
  /** No longer tried with every release: it waits for a change. */
  quarantined: z.boolean(),
  /** An earlier version is on the site. */
  live: z.boolean(),
  code: z.enum(heldCodes),
  /** The number in the sentence that the code stands for. */
  figure: z.number().nullable(),
  /** Technical, one line. */
  detail: z.string(),
  /** First failure in a row, and the newest. */
  since: z.iso.datetime(),
  at: z.iso.datetime(),
})

/** The longest list of held pages that is posted; `total` counts all. */
export const heldPagesPosted = 1000

/**
 * A consumer's word that everything up to `seq` is live, and what it saw for each document.
 * What came with a snapshot has no receipt of its own: it is live when `seq` has passed it.
 */
export const receiptMessage = z.strictObject({
  consumer: z.string(),
  seq,
  release: z.int().nonnegative(),
  /** The earlier release that readers see instead: what came after it waits. Null, or absent, where they see the newest. */
  pinned: z.int().positive().nullable().optional(),
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
  /** Everything held now, in place of what was said before; null where nothing changed. */
  held: z.strictObject({ total: z.int().nonnegative(), pages: z.array(heldPage).max(heldPagesPosted) }).nullable(),
})

/** Documents that can be withdrawn: those that have words of their own. */
export const withdrawableTypes = ['article', 'activity', 'overview'] as const
export type WithdrawableType = (typeof withdrawableTypes)[number]

export const longestReason = 500

/** `POST /publishing/withdraw`: the document of a public address, and why. */
export const withdrawRequest = z.strictObject({
  path: z.string().startsWith('/'),
  reason: z.string().trim().min(1).max(longestReason),
})

/**
 * Answer of `GET /publishing/withdrawals?after=N`. No trace of these documents may stay with a consumer, in what it keeps of
 * the past either. `event` is the number under which the feed tells of it; `paths` are where they were; `files` names under /media/
 * that nothing else uses; `words` their titles, by which they show in lists: known only until the public site says that nothing is
 * left.
 */
export const withdrawalList = z.strictObject({
  withdrawals: z.array(
    z.strictObject({
      seq: z.int().positive(),
      event: z.int().nonnegative(),
      type: z.string(),
      id: z.string(),
      paths: z.array(z.string()),
      files: z.array(z.string()),
      words: z.array(z.string()),
    }),
  ),
})
/** `POST /publishing/erased`: nothing is left with a consumer of what was withdrawn up to `through`. */
export const erasedMessage = z.strictObject({ consumer: z.string(), through: z.int().positive() })
export type ErasedMessage = z.infer<typeof erasedMessage>
export type WithdrawalList = z.infer<typeof withdrawalList>
export type Withdrawal = WithdrawalList['withdrawals'][number]

export type SnapshotLine = z.infer<typeof snapshotLine>
export type VersionsLine = z.infer<typeof versionsLine>
export type RecordsRequest = z.infer<typeof recordsRequest>
export type PublishEvent = z.infer<typeof publishEvent>
export type RecordChange = z.infer<typeof recordChange>
export type FeedResponse = z.infer<typeof feedResponse>
export type HeldPage = z.infer<typeof heldPage>
export type ReceiptMessage = z.infer<typeof receiptMessage>
