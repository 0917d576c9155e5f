import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { adminRoutes } from './admin-routes.ts'
import { ApiError } from './api-error.ts'
import { documentRoutes } from './document-routes.ts'
import type { Document } from './filter-syntax.ts'
import { indexRoutes } from './index-routes.ts'
import { IndexStore } from './index-store.ts'
import { Keys } from './keys.ts'
import type { Answer, Parts } from './route.ts'
import { TaskQueue } from './task-queue.ts'

const routes = [...adminRoutes, ...indexRoutes, ...documentRoutes]

/** How a request is to be treated: answered, cut off before anything is done, or done and cut off before it is answered. */
export type Treatment = 'answer' | 'refuse' | 'swallow'

type Events = { asked: [line: string] }

/**
 * Stands in for a Meilisearch server in tests: the documented part of its API that Huoye uses, strictly. Whatever else is asked of
 * it is kept in `unknown`, which a test expects to be empty. It can be slow, go away, lose answers and fail tasks.
 */
export class StandIn extends EventEmitter<Events> {
  readonly queue = new TaskQueue()
  readonly requests: string[] = []
  readonly unknown: string[] = []
  /** Decides over each request (`METHOD /path`) as it comes. */
  treat: (line: string) => Treatment | Promise<Treatment> = () => 'answer'
  readonly #server: Server
  readonly #parts: Parts

  private constructor(masterKey: string | null) {
    super()
    this.#parts = { indexes: new IndexStore(), queue: this.queue, keys: new Keys(masterKey) }
    this.#server = createServer((request, response) => void this.#handle(request, response))
  }

  /** Listens on a free port of this machine. Without a master key it is open to everybody, as the real server is. */
  static async start(masterKey: string | null): Promise<StandIn> {
    const standIn = new StandIn(masterKey)
    await once(standIn.#server.listen(0, '127.0.0.1'), 'listening')
    return standIn
  }

  get host(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The stand-in does not listen.')
    return `http://127.0.0.1:${address.port}`
  }

  /** The documents of an index as they are; none when there is no such index. */
  documents(uid: string): Document[] {
    const index = this.#parts.indexes.list().find((one) => one.uid === uid)
    return [...(index?.documents.values() ?? [])]
  }

  /** As after a disk was lost. */
  lose(uid: string): void {
    if (this.indexes.includes(uid)) this.#parts.indexes.delete(uid)
  }

  get indexes(): string[] {
    return this.#parts.indexes.list().map(({ uid }) => uid)
  }

  /** The names of the keys that were made here. */
  get keys(): (string | null)[] {
    return this.#parts.keys.list().map(({ name }) => name)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const line = `${request.method} ${url.pathname}`
    const body = await text(request).catch(() => null)
    if (body === null) return
    response.setHeader('access-control-allow-origin', '*')
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '')
      response.setHeader('access-control-allow-methods', request.headers['access-control-request-method'] ?? '')
      response.writeHead(204).end()
      return
    }
    this.requests.push(line)
    this.emit('asked', line)
    const treatment = await this.treat(line)
    if (treatment === 'refuse') return void request.socket.destroy()
    const answer = this.#answer(line, url, request, body)
    if (treatment === 'swallow') return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  }

  #answer(line: string, url: URL, request: IncomingMessage, body: string): Answer {
    try {
      for (const [method, path, answer] of routes) {
        const parts = request.method === method ? path.exec(url.pathname) : null
        if (!parts) continue
        return answer(this.#parts, {
          authorization: request.headers.authorization,
          query: url.searchParams,
          parts: parts.slice(1).map(decodeURIComponent),
          body: () => parsed(body, request.headers['content-type']),
        })
      }
      this.unknown.push(line)
      return { status: 404, body: null }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return { status: error.status, body: error }
    }
  }
}

function parsed(body: string, type: string | undefined): unknown {
  const accepts = 'Accepted values for the Content-Type header are: `application/json`'
  if (type === undefined) throw new ApiError('missing_content_type', `A Content-Type header is missing. ${accepts}`)
  if (!/^application\/json\b/.test(type)) {
    throw new ApiError('invalid_content_type', `The Content-Type \`${type}\` is invalid. ${accepts}`)
  }
  try {
    return JSON.parse(body)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ApiError('malformed_payload', `The json payload provided is malformed. \`${reason}\`.`)
  }
}
