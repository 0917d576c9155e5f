import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Answer, answerAddress, type Readers } from './answer.ts'
import { healthAnswer, statusAnswer } from './health.ts'
import { ObjectReader } from './object-reader.ts'
import { ReleaseReader } from './release-reader.ts'
import { requestPath } from './request-path.ts'
import { securityHeaders } from './response-headers.ts'

export type SiteServerSettings = {
  dataDir: string
  publicUrl: string
  now: () => Date
  onError: (error: unknown, request: IncomingMessage) => void
}

/** The server of the public site: answers from the live release, and knows nothing else. */
export function createSiteServer({ dataDir, publicUrl, now, onError }: SiteServerSettings): Server {
  const readers: Readers = {
    releases: new ReleaseReader(join(dataDir, 'manifest.db')),
    objects: new ObjectReader(join(dataDir, 'objects')),
  }
  const always = securityHeaders(publicUrl)

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, '此处只能读取。', { allow: 'GET, HEAD' })
    const asked = requestPath(request.url ?? '/')
    if (!asked) return plain(400, '网址有误。')
    const live = readers.releases.live()
    if (asked.path === '/healthz') return healthAnswer(live, now())
    if (asked.path === '/status.json') return statusAnswer(live, now())
    if (!live) return plain(503, '网站正在准备，请稍后再来。', { 'retry-after': '5' })
    return answerAddress(readers, live.release, asked, request.headers)
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => {
        onError(error, request)
        return plain(500, '服务器出错，请稍后再来。')
      })
      .then((given) => send(request, response, given, always))
      .catch((error: unknown) => {
        response.destroy()
        if (!isClientGone(error)) onError(error, request)
      })
  })
  server.keepAliveTimeout = 30_000
  server.on('close', () => readers.releases.close())
  return server
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
  always: Record<string, string>,
): Promise<void> {
  response.writeHead(status, { ...always, ...headers })
  if (body instanceof Readable) {
    if (request.method === 'HEAD') {
      body.destroy()
      response.end()
    } else await pipeline(body, response)
  } else response.end(request.method === 'HEAD' ? undefined : body)
}

const plain = (status: number, sentence: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: `${sentence}\n`,
})

const isClientGone = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code))
