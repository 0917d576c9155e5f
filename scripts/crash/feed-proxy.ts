import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { FeedResponse } from '@huoye/content-types'
import { freePorts } from '../harness/free-ports.ts'

/** What goes wrong between the CMS and the publisher. */
export type FeedFault = 'none' | 'duplicated' | 'reordered' | 'dropped'

type Change = FeedResponse['changes'][number]

/** Stands between the publisher and the CMS, and passes everything on; in the answers of the feed it does what `fault` says. */
export class FeedProxy {
  fault: FeedFault = 'none'
  /** How many answers were tampered with. */
  tampered = 0
  readonly #server: Server
  readonly #earlier = new Map<string, Change>()
  readonly #toldOnce = new Set<number>()
  readonly #cmsPort: number

  private constructor(cmsPort: number) {
    this.#cmsPort = cmsPort
    this.#server = createServer((asked, answer) => this.#pass(asked, answer))
  }

  /** Starts it on a free port. */
  static async start(cmsPort: number): Promise<{ proxy: FeedProxy; port: number }> {
    const proxy = new FeedProxy(cmsPort)
    const [port = 0] = await freePorts(1)
    await new Promise<void>((resolve) => proxy.#server.listen(port, '127.0.0.1', resolve))
    return { proxy, port }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, url: path, headers } = asked
    const onwards = request({ host: '127.0.0.1', port: this.#cmsPort, method, path, headers }, (response) => {
      const isFeed = path?.startsWith('/publishing/feed') && response.statusCode === 200
      if (!isFeed) {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
        return
      }
      text(response).then(
        (body) => {
          const after = Number(new URL(path ?? '', 'http://localhost').searchParams.get('after'))
          const { 'content-length': _length, 'transfer-encoding': _encoding, ...rest } = response.headers
          answer.writeHead(200, rest)
          answer.end(JSON.stringify(this.#tamper(JSON.parse(body), after)))
        },
        () => answer.destroy(),
      )
    })
    onwards.on('error', () => answer.destroy())
    answer.on('close', () => onwards.destroy())
    asked.pipe(onwards)
  }

  #tamper(feed: FeedResponse, after: number): FeedResponse {
    const tampered = feed.changes.length > 0 ? this.#faulty(feed, after) : feed
    for (const change of feed.changes) this.#earlier.set(`${change.type}/${change.id}`, change)
    if (tampered !== feed) this.tampered += 1
    return tampered
  }

  #faulty(feed: FeedResponse, after: number): FeedResponse {
    const { changes, events } = feed
    if (this.fault === 'dropped') return { ...feed, changes: [], events: [] }
    if (this.fault === 'duplicated') {
      // The same stretch comes a second time, and everything in it stands there twice.
      const again = { ...feed, changes: [...changes, ...changes], events: [...events, ...events] }
      if (this.#toldOnce.has(after)) return again
      this.#toldOnce.add(after)
      return { ...again, through: after }
    }
    if (this.fault === 'reordered') {
      // What is newer is followed by what it replaced.
      const older = changes.flatMap(({ type, id }) => this.#earlier.get(`${type}/${id}`) ?? [])
      return { ...feed, changes: [...changes].reverse().concat(older), events: [...events].reverse() }
    }
    return feed
  }
}
