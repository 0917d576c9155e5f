import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { addresses } from '@huoye/content-types'
import { openedPath } from '../search/page/opened.ts'
import { type Answer, answerAddress, publishedPage, type Readers } from './answer.ts'
import { healthAnswer, statusAnswer } from './health.ts'
import { ObjectReader } from './object-reader.ts'
import { QuickAnswers } from './quick-answers.ts'
import { QuickConnections } from './quick-connections.ts'
import { ReleaseReader } from './release-reader.ts'
import { requestPath } from './request-path.ts'
import { securityHeaders } from './response-headers.ts'
import { openedResult } from './search/opened-answer.ts'
import { searchAnswer } from './search/search-answers.ts'
import { SearchDesk } from './search/search-desk.ts'

export type SiteServerSettings = {
  dataDir: string
  publicUrl: string
  now: () => Date
  onError: (error: unknown, request: IncomingMessage) => void
}

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/** The server of the public site: answers from the live release, and knows nothing else. */
export class SiteServer {
  readonly #settings: SiteServerSettings
  readonly #readers: Readers
  readonly #always: Readonly<Record<string, string>>
  readonly #server: Server
  readonly #quick: QuickConnections
  readonly #search: SearchDesk

  constructor(settings: SiteServerSettings) {
    this.#settings = settings
    const { dataDir, publicUrl, now } = settings
    this.#readers = {
      releases: new ReleaseReader(join(dataDir, 'manifest.db')),
      objects: new ObjectReader(join(dataDir, 'objects')),
    }
    this.#search = new SearchDesk(dataDir)
    this.#always = securityHeaders(publicUrl)
    this.#server = createServer((request, response) => this.#respond(request, response))
    this.#server.keepAliveTimeout = 30_000
    const answers = new QuickAnswers({
      live: () => this.#readers.releases.live(),
      answer: ({ target, headers }) => this.#answer({ method: 'GET', url: target, headers }),
      always: this.#always,
      now,
    })
    this.#quick = new QuickConnections(this.#server, (request) => answers.to(request))
  }

  /** Resolves to the port it listens on. */
  async listen(port: number, host: string): Promise<number> {
    this.#server.listen(port, host)
    await once(this.#server, 'listening')
    return (this.#server.address() as AddressInfo).port
  }

  /** Takes no new connections, lets what is being answered end within some milliseconds, and closes. */
  async stop(longestGoodbyeMs = 0): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeIdleConnections()
    this.#quick.closeIdle()
    const giveUp = setTimeout(() => {
      this.#server.closeAllConnections()
      this.#quick.closeAll()
    }, longestGoodbyeMs)
    await closed
    clearTimeout(giveUp)
    await this.#search.close()
    this.#readers.releases.close()
  }

  async #answer(asked: Asked): Promise<Answer> {
    const { status, headers, body } = await this.#found(asked)
    if (status === 304 || body instanceof Readable || 'content-length' in headers) return { status, headers, body }
    return { status, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) }, body }
  }

  async #found({ method, url, headers }: Asked): Promise<Answer> {
    if (method !== 'GET' && method !== 'HEAD') return plain(405, '此处只能读取。', { allow: 'GET, HEAD' })
    const asked = requestPath(url ?? '/')
    if (!asked) return plain(400, '网址有误。')
    const live = this.#readers.releases.live()
    if (asked.path === '/healthz') return healthAnswer(live, this.#settings.now())
    if (asked.path === '/status.json') return statusAnswer(live, this.#settings.now())
    if (!live) return plain(503, '网站正在准备，请稍后再来。', { 'retry-after': '5' })
    const published = () => answerAddress(this.#readers, live.release, asked, headers)
    // The index is that of the newest release: while an earlier one is shown, its own search page looks into its own index.
    if (live.pinned || !asked.path.startsWith(addresses.search)) return published()
    const page = () => publishedPage(this.#readers, live.release, asked.path)
    const found = await searchAnswer(this.#search, { ...asked, acceptEncoding: headers['accept-encoding'], page })
    return found ?? untagged(await published())
  }

  /** A result that a reader opened is counted, and nothing of the reader. */
  async #opened(request: IncomingMessage): Promise<Answer> {
    const { releases } = this.#readers
    const live = releases.live()
    const isPage = (url: string): boolean => {
      const entry = live && releases.at(live.release, url)
      return entry?.status === 200 && entry.type?.startsWith('text/html') === true
    }
    const opened = await openedResult(request, { publicUrl: this.#settings.publicUrl, isPage })
    if (typeof opened === 'number') return plain(opened, '没有记下。', { connection: 'close' })
    this.#search.tellOpened(opened)
    return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' }
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { onError } = this.#settings
    const tells = request.method === 'POST' && request.url === openedPath
    const given = await (tells ? this.#opened(request) : this.#answer(request)).catch((error: unknown) => {
      onError(error, request)
      return plain(500, '服务器出错，请稍后再来。')
    })
    await send(request, response, given, this.#always).catch((error: unknown) => {
      response.destroy()
      if (!isClientGone(error)) onError(error, request)
    })
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
  always: Readonly<Record<string, string>>,
): Promise<void> {
  response.writeHead(status, { ...always, ...headers })
  if (body instanceof Readable) {
    if (request.method === 'HEAD') {
      body.destroy()
      response.end()
    } else await pipeline(body, response)
  } else response.end(request.method === 'HEAD' ? undefined : body)
}

/** An answer that is given for once, and may be another one the next time. */
const untagged = ({ headers: { etag: _etag, ...headers }, ...answer }: Answer): Answer => ({ ...answer, headers })

const plain = (status: number, sentence: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: `${sentence}\n`,
})

const isClientGone = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code))
