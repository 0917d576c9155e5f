import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import {
  type FeedResponse,
  feedResponse,
  type PublicRecord,
  publicSite,
  type ReceiptMessage,
  snapshotLine,
} from '@huoye/content-types'

export type Snapshot = { seq: number; records: PublicRecord[] }

/** The CMS as the engine sees it. Every method rejects when the CMS is away or answers wrongly. */
export interface Cms {
  /** The whole public projection, complete or not at all. */
  snapshot(): Promise<Snapshot>
  /** What changed after a sequence number; waits up to `waitSeconds` for something to happen. */
  feed(after: number, waitSeconds: number, signal: AbortSignal): Promise<FeedResponse>
  /** Bytes of a media file; null when there is none of that name. */
  media(name: string): Promise<Buffer | null>
  receipts(message: ReceiptMessage): Promise<void>
}

const answerWithinMs = 30_000

export function cmsClient(origin: string, secret: string): Cms {
  async function ask(path: string, options: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
    const response = await fetch(new URL(path, origin), { headers, ...options })
    if (!response.ok && response.status !== 404) {
      throw new Error(`The CMS answered ${response.status} to ${path.split('?')[0]}.`)
    }
    return response
  }

  return {
    async snapshot() {
      const { body, status } = await ask('/publishing/snapshot')
      if (!body || status === 404) throw new Error('The CMS gives no snapshot.')
      return readSnapshot(createInterface({ input: Readable.fromWeb(body), crlfDelay: Number.POSITIVE_INFINITY }))
    },
    async feed(after, waitSeconds, signal) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(waitSeconds * 1000 + answerWithinMs)])
      const query = new URLSearchParams({ consumer: publicSite, after: String(after), wait: String(waitSeconds) })
      const response = await ask(`/publishing/feed?${query}`, { signal: limit })
      return feedResponse.parse(await response.json())
    },
    async media(name) {
      const path = `/publishing/media/${encodeURIComponent(name)}`
      const response = await ask(path, { signal: AbortSignal.timeout(answerWithinMs) })
      return response.status === 404 ? null : Buffer.from(await response.arrayBuffer())
    },
    async receipts(message) {
      const body = JSON.stringify(message)
      await ask('/publishing/receipts', { method: 'POST', body, signal: AbortSignal.timeout(answerWithinMs) })
    },
  }
}

/** Reads a snapshot; one that breaks off or holds another number of records than it says is refused. */
async function readSnapshot(lines: AsyncIterable<string>): Promise<Snapshot> {
  let seq: number | null = null
  const records: PublicRecord[] = []
  for await (const text of lines) {
    if (text === '') continue
    const line = snapshotLine.parse(JSON.parse(text))
    if (line.kind === 'head') seq = line.seq
    else if (line.kind === 'record') records.push(line.record)
    else if (seq !== null && line.count === records.length) return { seq, records }
  }
  throw new Error(`The snapshot is not whole: it broke off or lost lines after ${records.length} records.`)
}
