// One file, because one server of one county answers all of these requests.
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect as connectTo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entry } from '../publish/manifest/entry.ts'
import { ManifestFile } from '../publish/manifest/manifest-file.ts'
import { ObjectStore, objectFile } from '../publish/objects/object-store.ts'
import { Variants } from '../publish/objects/variants.ts'
import { SiteServer } from './site-server.ts'

const html = `<!doctype html><title>支部</title><p>${'学习'.repeat(500)}</p>`
const picture = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251))
const dataDir = mkdtempSync(join(tmpdir(), 'serve-'))
const errors: unknown[] = []
const server = new SiteServer({
  dataDir,
  publicUrl: 'https://example.test',
  now: () => new Date('2026-11-22T00:00:05.000Z'),
  onError: (error) => errors.push(error),
})
let port: number
let manifest: ManifestFile
let objects: ObjectStore
let variants: Variants

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers, method, agent: false }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
    })
    sent.on('error', reject)
    sent.end()
  })
}

const split = (line: string): [string, string] => line.split(': ', 2) as [string, string]

/** A bare connection, on which packets are sent as they are. */
async function connect() {
  const socket: Socket = connectTo(port, '127.0.0.1')
  await once(socket, 'connect')
  return {
    socket,
    write: (packet: string) => socket.write(packet),
    end: () => socket.destroy(),
    /** Sends a packet and gives the answer, of which the body is all that came till nothing more was due; of `answers`, the first. */
    async exchange(packet: string, answers = 1): Promise<Got> {
      const arrived: Buffer[] = []
      const take = (chunk: Buffer) => arrived.push(chunk)
      socket.on('data', take)
      socket.write(packet)
      for (;;) {
        const all = Buffer.concat(arrived)
        const [head = ''] = all.toString('latin1').split('\r\n\r\n', 1)
        const headers = Object.fromEntries(
          head
            .split('\r\n')
            .slice(1)
            .map(split)
            .map(([name, value]) => [name.toLowerCase(), value]),
        )
        const status = Number(head.split(' ')[1])
        const whole = head.length + 4 + (status === 304 ? 0 : Number(headers['content-length'] ?? 0))
        if (answers === 1 ? all.length >= whole && all.includes('\r\n\r\n') : socket.readableEnded) {
          socket.off('data', take)
          return { status, headers, body: all.subarray(head.length + 4) }
        }
        const ended = new AbortController()
        await Promise.race([once(socket, 'data', ended), once(socket, 'end', ended)])
        ended.abort()
      }
    },
  }
}

async function release(
  pages: Record<string, { text: string | Buffer; type: string; headers?: Record<string, string> } | Entry>,
): Promise<void> {
  const entries = new Map<string, Entry>()
  const stored = []
  for (const [path, page] of Object.entries(pages)) {
    if (!('text' in page)) {
      entries.set(path, page)
      continue
    }
    const object = await objects.put(Buffer.from(page.text), page.type, 'each')
    stored.push(object)
    entries.set(path, { status: 200, object: object.hash, type: page.type, headers: page.headers ?? {} })
  }
  const note = {
    cause: 'publish' as const,
    at: '2026-11-22T00:00:00.000Z',
    seq: 7,
    events: [],
    rendered: new Set<string>(),
    timings: {},
  }
  manifest.commit({ entries, objects: stored, note }, () => {})
  variants.schedule()
  await variants.settled()
}

beforeAll(async () => {
  port = await server.listen(0, '127.0.0.1')
})

afterAll(async () => {
  await server.stop()
  await variants.close()
  manifest.close()
  rmSync(dataDir, { recursive: true })
  expect(errors).toEqual([])
})

test('before the first release the server says that it is not ready', async () => {
  expect((await get('/healthz')).status).toBe(503)
  expect((await get('/')).status).toBe(503)
  manifest = new ManifestFile(join(dataDir, 'manifest.db'))
  objects = new ObjectStore(join(dataDir, 'objects'))
  variants = new Variants({ manifest, objects: join(dataDir, 'objects'), log: pino({ level: 'silent' }) })
  expect((await get('/healthz')).status).toBe(503)
})

describe('with a release', () => {
  beforeAll(async () => {
    const type = 'text/html; charset=utf-8'
    await release({
      '/': { text: html, type, headers: { 'content-security-policy': "default-src 'none'" } },
      '/news/': { text: 'news', type },
      '/404.html': { text: '没有', type },
      '/410.html': { text: '撤下', type },
      '/withdrawn/': { status: 410 },
      '/old/': { status: 301, location: '/党建/' },
      '/media/a.webp': { text: picture, type: 'image/webp' },
      '/_astro/site.abc.css': { text: 'a{}', type: 'text/css; charset=utf-8' },
    })
  })

  test('a page comes with its type, its policy, a tag, and the headers of every answer', async () => {
    const { status, headers, body } = await get('/')
    expect(status).toBe(200)
    expect(body.toString()).toBe(html)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(html)),
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': expect.any(String),
      'permissions-policy': expect.any(String),
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    })
  })

  test('encodings are negotiated, and each has a tag of its own', async () => {
    const [plain, br, gzip] = [
      await get('/'),
      await get('/', { 'accept-encoding': 'gzip, br' }),
      await get('/', { 'accept-encoding': 'gzip' }),
    ]
    expect(brotliDecompressSync(br.body).toString()).toBe(html)
    expect(gunzipSync(gzip.body).toString()).toBe(html)
    expect(br.headers['content-encoding']).toBe('br')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
  })

  test('a browser that has the page gets 304 without a body', async () => {
    const first = await get('/', { 'accept-encoding': 'br' })
    const tag = String(first.headers.etag)
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get('/', { 'accept-encoding': 'br', 'if-none-match': held })
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag])
    }
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('a variant that a power cut left short is replaced by the page itself', async () => {
    const object = manifest.live('/404.html')?.object ?? ''
    writeFileSync(objectFile(join(dataDir, 'objects'), object, 'br'), '')
    const { headers, body } = await get('/404.html', { 'accept-encoding': 'br' })
    expect([headers['content-encoding'], body.toString()]).toEqual([undefined, '没有'])
  })

  test('HEAD answers as GET without the bytes; nothing else is allowed', async () => {
    const head = await get('/', {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(Buffer.byteLength(html)),
    ])
    const post = await get('/', {}, 'POST')
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test('media are sent in parts', async () => {
    const whole = await get('/media/a.webp')
    expect(whole.headers['accept-ranges']).toBe('bytes')
    expect(whole.headers['cache-control']).toContain('immutable')
    const part = await get('/media/a.webp', { range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(part.headers['content-range']).toBe('bytes 10-19/1000')
    expect(part.body).toEqual(picture.subarray(10, 20))
    const beyond = await get('/media/a.webp', { range: 'bytes=1000-' })
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */1000'])
    const changed = await get('/media/a.webp', { range: 'bytes=10-19', 'if-range': '"other"' })
    expect(changed.status).toBe(200)
    const same = await get('/media/a.webp', { range: 'bytes=10-19', 'if-range': String(whole.headers.etag) })
    expect(same.status).toBe(206)
  })

  test('hashed files are kept for ever', async () => {
    expect((await get('/_astro/site.abc.css')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('a missing slash, a redirect, a missing page and a withdrawn one', async () => {
    const slash = await get('/news?from=qr')
    expect([slash.status, slash.headers.location]).toEqual([301, '/news/?from=qr'])
    const old = await get('/old/')
    expect([old.status, old.headers.location]).toEqual([301, '/%E5%85%9A%E5%BB%BA/'])
    const missing = await get('/nothing/')
    expect([missing.status, missing.body.toString(), missing.headers.etag]).toEqual([404, '没有', undefined])
    const withdrawn = await get('/withdrawn/', { 'if-none-match': '*' })
    expect([withdrawn.status, withdrawn.body.toString()]).toEqual([410, '撤下'])
  })

  test('a malformed or climbing address is refused', async () => {
    for (const path of ['/%zz', '/../manifest.db', '/media/..%2f..%2fmanifest.db', '//evil/../x']) {
      expect((await get(path)).status).toBe(400)
    }
    expect((await get('//evil.example/')).status).toBe(404)
  })

  test('health and status stand outside the release', async () => {
    manifest.noteHead(9, '2026-11-22T00:00:04.000Z')
    const health = await get('/healthz')
    expect(health.status).toBe(200)
    expect(JSON.parse(health.body.toString())).toEqual({
      status: 'ok',
      release: 1,
      pages: 4,
      headSeq: 9,
      appliedSeq: 7,
      lagMs: 1000,
    })
    expect(JSON.parse((await get('/status.json')).body.toString())).toMatchObject({
      release: 1,
      publishedAt: '2026-11-22T00:00:00.000Z',
    })
  })

  describe('on a connection that a browser keeps', () => {
    const ask = (path: string, lines: string[] = []): string =>
      [`GET ${path} HTTP/1.1`, 'Host: example.test', ...lines, '', ''].join('\r\n')

    test('answer after answer is the one that node:http gives, but for the connection’s own headers', async () => {
      const connection = await connect()
      for (const lines of [
        [],
        ['Accept-Encoding: gzip'],
        ['accept-encoding: br, gzip;q=0.5', 'Connection: keep-alive'],
      ])
        for (const [path, status] of [
          ['/', 200],
          ['/news/', 200],
          ['/media/a.webp', 200],
          ['/_astro/site.abc.css', 200],
          ['/', 200],
          ['/?from=qr', 200],
          ['/news', 301],
          ['/nothing/', 404],
          ['/withdrawn/', 410],
          ['/%zz', 400],
          ['/healthz', 200],
        ] as const) {
          const quick = await connection.exchange(ask(path, lines))
          const general = await get(path, Object.fromEntries(lines.filter((line) => !/^conn/i.test(line)).map(split)))
          expect(quick.status).toBe(status)
          expect(quick.body.equals(general.body)).toBe(true)
          const { connection: _, ...headers } = general.headers
          expect(quick.headers).toEqual({ ...headers, date: expect.stringMatching(/ GMT$/) })
        }
      const { headers } = await connection.exchange(ask('/'))
      const again = await connection.exchange(ask('/', [`If-None-Match: ${headers.etag}`]))
      expect([again.status, again.body.length]).toEqual([304, 0])
      connection.end()
    })

    test('whatever is not plain goes to node:http, in the middle of it, and nothing is lost', async () => {
      for (const [packet, status] of [
        [ask('/media/a.webp', ['Range: bytes=1-3']), 206],
        ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc', 405],
        ['GET / HTTP/1.1\r\n\r\n', 400],
        ['GET / HTTP/1.1\r\nHost: a\r\nX: a\nb\r\n\r\n', 400],
      ] as const) {
        const connection = await connect()
        await connection.exchange(ask('/'))
        expect((await connection.exchange(packet)).status, packet).toBe(status)
        if (status < 300) expect((await connection.exchange(ask('/'))).status).toBe(200)
        connection.end()
      }
    })

    test('two requests in one packet and one in two packets are answered in their order', async () => {
      const connection = await connect()
      const together = await connection.exchange(ask('/news/') + ask('/', ['Connection: close']), 2)
      expect(together.body.toString()).toContain('news')
      expect(together.body.toString()).toContain('HTTP/1.1 200 OK')
      const slow = await connect()
      slow.write(ask('/').slice(0, 20))
      expect((await slow.exchange(ask('/').slice(20))).status).toBe(200)
      slow.end()
    })
  })

  test('the next release is served from the next request on', async () => {
    const kept = await connect()
    const plain = 'GET /news/ HTTP/1.1\r\nHost: a\r\n\r\n'
    expect((await kept.exchange(plain)).body.toString()).toBe('news')
    await release({ '/news/': { text: 'newer', type: 'text/html; charset=utf-8' }, '/': { status: 410 } })
    expect((await get('/news/')).body.toString()).toBe('newer')
    expect((await kept.exchange(plain)).body.toString()).toBe('newer')
    expect((await get('/')).status).toBe(410)
    kept.end()
  })
})
