import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { FeedResponse, PublicRecord, SnapshotLine } from '@huoye/content-types'
import { freePorts } from '../../harness/free-ports.ts'

/** A CMS that has published some content and publishes nothing more, as the publisher's process sees one. */
export interface CmsStandIn {
  readonly port: number
  stop(): void
}

/** The whole content counts as one event, and every record has the same version. */
const seq = 1
const version = '1'

export async function cmsStandIn(records: () => Iterable<PublicRecord>): Promise<CmsStandIn> {
  const [port = 0] = await freePorts(1)
  const server = createServer((request, response) => answer(request, response, records))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The feed stays open and silent until the publisher ends. */
function answer(request: IncomingMessage, response: ServerResponse, records: () => Iterable<PublicRecord>): void {
  const path = request.url?.split('?')[0]
  const feed: FeedResponse = { head: seq, through: seq, changes: [], events: [] }
  response.setHeader('content-type', 'application/json')
  if (path === '/publishing/snapshot') Readable.from(snapshot(records)).pipe(response)
  else if (path === '/publishing/feed' && request.url?.includes('wait=0')) response.end(JSON.stringify(feed))
  else if (path === '/publishing/receipts') request.resume().on('end', () => response.end('{}'))
  else if (path !== '/publishing/feed') response.writeHead(503).end()
}

function* snapshot(records: () => Iterable<PublicRecord>): Generator<string> {
  let count = 0
  yield line({ kind: 'head', seq })
  for (const record of records()) {
    count += 1
    yield line({ kind: 'record', record, version })
  }
  yield line({ kind: 'end', count })
}

const line = (content: SnapshotLine): string => `${JSON.stringify(content)}\n`
