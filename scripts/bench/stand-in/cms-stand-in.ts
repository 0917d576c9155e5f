import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { FeedResponse, PublicRecord, RecordChange, SnapshotLine, VersionsLine } from '@huoye/content-types'
import { freePorts } from '../../harness/free-ports.ts'

/** A CMS as the publisher's process sees one: content that was published before, and what is published from now on. */
export interface CmsStandIn {
  readonly port: number
  /** Publishes a record, or takes one off the site with null. */
  publish(type: PublicRecord['type'], id: string, record: PublicRecord | null): void
  stop(): void
}

/** The content from before counts as one event, and every record has the same version. */
const first = 1
const version = '1'

export async function cmsStandIn(records: () => Iterable<PublicRecord>): Promise<CmsStandIn> {
  const [port = 0] = await freePorts(1)
  const changes: RecordChange[] = []
  const waiting = new Set<() => void>()
  const feed = (after: number): FeedResponse => {
    const head = first + changes.length
    const news = changes.slice(Math.max(0, after - first))
    const events = news.map(({ type, id, record }, index) => ({
      ...{ seq: head - news.length + 1 + index, at: new Date().toISOString(), type, id, bulk: false },
      action: record === null ? ('unpublish' as const) : ('publish' as const),
    }))
    return { head, through: head, ahead: null, changes: news, events }
  }
  /** A feed without news stays open until there are some. */
  const answerFeed = (request: IncomingMessage, response: ServerResponse): void => {
    const asked = new URL(request.url ?? '/', 'http://cms').searchParams
    const after = Number(asked.get('after') ?? 0)
    const give = (): void => {
      waiting.delete(give)
      response.end(JSON.stringify(feed(after)))
    }
    if (asked.get('wait') === '0' || after < first + changes.length) give()
    else {
      waiting.add(give)
      response.on('close', () => waiting.delete(give))
    }
  }
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    response.setHeader('content-type', 'application/json')
    if (path === '/publishing/snapshot') Readable.from(snapshot(records)).pipe(response)
    else if (path === '/publishing/versions') Readable.from(versions(records, changes)).pipe(response)
    else if (path === '/publishing/feed') answerFeed(request, response)
    else if (path === '/publishing/withdrawals') response.end(JSON.stringify({ withdrawals: [] }))
    else if (path === '/publishing/receipts') request.resume().on('end', () => response.end('{}'))
    else response.writeHead(503).end()
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port,
    publish(type, id, record) {
      changes.push({ type, id, record, version: record && `${version}.${changes.length}` })
      for (const give of waiting) give()
    },
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function* snapshot(records: () => Iterable<PublicRecord>): Generator<string> {
  let count = 0
  yield line({ kind: 'head', seq: first })
  for (const record of records()) {
    count += 1
    yield line({ kind: 'record', record, version })
  }
  yield line({ kind: 'end', count })
}

/** What is published now, each by its version. */
function* versions(records: () => Iterable<PublicRecord>, changes: readonly RecordChange[]): Generator<string> {
  const byType = new Map<string, Map<string, string>>()
  const set = (type: string, id: string, now: string | null): void => {
    const ofType = byType.get(type) ?? new Map<string, string>()
    if (now === null) ofType.delete(id)
    else ofType.set(id, now)
    byType.set(type, ofType)
  }
  for (const { type, id } of records()) set(type, id, version)
  for (const change of changes) set(change.type, change.id, change.version)
  yield line({ kind: 'head', seq: first + changes.length })
  for (const [type, ofType] of byType) yield line({ kind: 'versions', type, versions: [...ofType] })
  yield line({ kind: 'end', count: [...byType.values()].reduce((sum, { size }) => sum + size, 0) })
}

const line = (content: SnapshotLine | VersionsLine): string => `${JSON.stringify(content)}\n`
