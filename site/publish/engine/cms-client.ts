import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import {
  type BrokenRecord,
  type FeedResponse,
  lenient,
  publicSite,
  type ReceiptMessage,
  type RecordChange,
  versionsLine,
  type Withdrawal,
  withdrawalList,
} from '@huoye/content-types'
import type { VersionedRecord } from '../replica/replica-file.ts'

/** Versions of all published documents, by type and id, as of an event or later. */
export type Versions = { seq: number; byType: Map<string, Map<string, string>> }

/**
 * What is asked of the feed: what changed after `after`, waiting up to `waitSeconds` for something to happen; at most `limit` events.
 * With `ahead`, those that are not bulk may come ahead of their turn, after that number.
 */
export type FeedQuestion = { after: number; waitSeconds: number; limit?: number; ahead?: number }

/** The CMS as the engine sees it. Every method rejects when the CMS is away or answers wrongly. */
export interface Cms {
  /**
   * The whole public projection, handed to `take` in parts. Resolves with the event up to which it is whole; rejects, after
   * some parts perhaps, when it broke off.
   */
  snapshot(take: (records: VersionedRecord[]) => Promise<void>): Promise<number>
  feed(question: FeedQuestion, signal: AbortSignal): Promise<FeedResponse>
  versions(): Promise<Versions>
  /** Documents as they are now, whatever the feed said of them. */
  records(references: readonly { type: string; id: string }[]): Promise<RecordChange[]>
  /** Bytes of a media file; null when there is none of that name. */
  media(name: string): Promise<Buffer | null>
  receipts(message: ReceiptMessage): Promise<void>
  /** What was withdrawn after a withdrawal's number, oldest first; empty when that is all. */
  withdrawals(after: number): Promise<Withdrawal[]>
  /** Nothing is left here of what was withdrawn up to that number. */
  erased(through: number): Promise<void>
}

const answerWithinMs = 30_000
const recordsAtOnce = 500

/** `onBroken` is told of records that break the contract; they are left out. */
export function cmsClient(
  origin: string,
  secret: string,
  onBroken: (broken: BrokenRecord) => void = () => undefined,
): Cms {
  const read = lenient(onBroken)

  async function ask(path: string, options: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
    const response = await fetch(new URL(path, origin), { headers, ...options })
    if (!response.ok && response.status !== 404) {
      throw new Error(`The CMS answered ${response.status} to ${path.split('?')[0]}.`)
    }
    return response
  }

  async function* lines(path: string): AsyncGenerator<unknown> {
    const { body, status } = await ask(path)
    if (!body || status === 404) throw new Error(`The CMS has no ${path}.`)
    const texts = createInterface({ input: Readable.fromWeb(body), crlfDelay: Number.POSITIVE_INFINITY })
    for await (const text of texts) if (text !== '') yield JSON.parse(text)
  }

  return {
    async snapshot(take) {
      let seq: number | null = null
      let count = 0
      let part: VersionedRecord[] = []
      for await (const value of lines('/publishing/snapshot')) {
        const line = read.line(value)
        if (!line || line.kind === 'record') count += 1
        if (line?.kind === 'head') seq = line.seq
        if (line?.kind === 'record') part.push({ record: line.record, version: line.version })
        if (line?.kind === 'end' && seq !== null && line.count === count) {
          await take(part)
          return seq
        }
        if (part.length >= recordsAtOnce) {
          await take(part)
          part = []
        }
      }
      throw new Error(`The snapshot is not whole: it broke off or lost lines after ${count} records.`)
    },
    async feed({ after, waitSeconds, limit = recordsAtOnce, ahead }, signal) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(waitSeconds * 1000 + answerWithinMs)])
      const asked = new URLSearchParams({
        consumer: publicSite,
        after: `${after}`,
        wait: `${waitSeconds}`,
        limit: `${limit}`,
      })
      if (ahead !== undefined) asked.set('ahead', `${ahead}`)
      const response = await ask(`/publishing/feed?${asked}`, { signal: within })
      return read.feed(await response.json())
    },
    async versions() {
      let seq: number | null = null
      let count = 0
      const byType: Versions['byType'] = new Map()
      for await (const value of lines('/publishing/versions')) {
        const line = versionsLine.parse(value)
        if (line.kind === 'head') seq = line.seq
        else if (line.kind === 'versions') {
          count += line.versions.length
          const ofType = byType.get(line.type) ?? new Map()
          for (const [id, version] of line.versions) ofType.set(id, version)
          byType.set(line.type, ofType)
        } else if (seq !== null && line.count === count) return { seq, byType }
      }
      throw new Error('The list of versions is not whole.')
    },
    async records(references) {
      const changes: RecordChange[] = []
      for (let start = 0; start < references.length; start += recordsAtOnce) {
        const body = JSON.stringify({ references: references.slice(start, start + recordsAtOnce) })
        const signal = AbortSignal.timeout(answerWithinMs)
        const response = await ask('/publishing/records', { method: 'POST', body, signal })
        changes.push(...read.records(await response.json()))
      }
      return changes
    },
    async media(name) {
      const path = `/publishing/media/${encodeURIComponent(name)}`
      const response = await ask(path, { signal: AbortSignal.timeout(answerWithinMs) })
      return response.status === 404 ? null : Buffer.from(await response.arrayBuffer())
    },
    async withdrawals(after) {
      const signal = AbortSignal.timeout(answerWithinMs)
      const response = await ask(`/publishing/withdrawals?after=${after}`, { signal })
      return withdrawalList.parse(await response.json()).withdrawals
    },
    async erased(through) {
      const body = JSON.stringify({ consumer: publicSite, through })
      await ask('/publishing/erased', { method: 'POST', body, signal: AbortSignal.timeout(answerWithinMs) })
    },
    async receipts(message) {
      const body = JSON.stringify(message)
      await ask('/publishing/receipts', { method: 'POST', body, signal: AbortSignal.timeout(answerWithinMs) })
    },
  }
}
