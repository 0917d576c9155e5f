import { request } from 'node:http'
import { join } from 'node:path'
import { searchLogFile } from '@huoye/content-types'
import Database from 'better-sqlite3'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { syntheticCounty } from '../../../fixtures/county.ts'
import { type EngineUnderTest, engineOnDisk } from '../../../fixtures/run-engine.ts'
import { ServedIndex } from '../../../publish/search/served-index.ts'
import { openedPath, openedText } from '../../../search/page/opened.ts'
import { SiteServer } from '../../site-server.ts'

// Threads, files and HTTP: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const now = '2026-11-20T08:00:00.000Z'
const county = syntheticCounty({ organizations: 3, entries: 30, bodyLength: 80, until: now })
const page = '/branches/branch-2/'
let engine: EngineUnderTest & { folder: string }
let server: SiteServer
let port: number

async function start(): Promise<void> {
  const onError = (error: unknown): void => expect.unreachable(String(error))
  server = new SiteServer({
    dataDir: engine.folder,
    publicUrl: 'https://dj.example.gov.cn',
    now: () => new Date(),
    onError,
  })
  port = await server.listen(0, '127.0.0.1')
}

beforeAll(async () => {
  engine = await engineOnDisk(join(import.meta.dirname, '../../../dist/engine/server/entry.mjs'), county, now)
  await engine.publishAll('first')
  const index = new ServedIndex(
    { replica: join(engine.folder, 'replica.db'), file: join(engine.folder, 'search.db') },
    pino({ level: 'silent' }),
  )
  await index.update()
  await index.close()
  await start()
})
afterAll(async () => {
  await server.stop()
  await engine.close()
})

const search = async (path: string, query: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}/search/${path}?${new URLSearchParams({ q: query })}`)).status

/** Sends what a script would, with the headers of a browser; fetch would set its own. */
const send = (body: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = 'transfer-encoding' in headers ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const given = { ...length, ...headers }
    const sent = request({ port, host: '127.0.0.1', path: openedPath, method: 'POST', headers: given }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(body)
  })

const own = { 'sec-fetch-site': 'same-origin' }

/** What is in the file once the server has written all that it counted. */
async function counted(): Promise<Record<string, unknown[][]>> {
  await server.stop()
  const database = new Database(join(engine.folder, searchLogFile), { readonly: true })
  const rows = (sql: string): unknown[][] => database.prepare<[], unknown[]>(sql).raw().all()
  const all = {
    searched: rows('SELECT sum(count) FROM searched'),
    missed: rows('SELECT query, count FROM missed'),
    opened: rows('SELECT query, url, count FROM opened'),
  }
  database.close()
  await start()
  return all
}

test('first pages are counted as pages and as data, once each; further pages, suggestions and numbers are not', async () => {
  expect(await search('answer.json', '绝无此事可查')).toBe(200)
  expect(await search('', ' 绝无此事可查 ')).toBe(200)
  expect(await search('', '支部')).toBe(200)
  await fetch(`http://127.0.0.1:${port}/search/?q=${encodeURIComponent('支部')}&page=2`)
  await fetch(`http://127.0.0.1:${port}/search/?q=${encodeURIComponent('绝无此事可查')}&year=1999`)
  for (const path of ['suggest.json', '']) expect(await search(path, '13800138000')).toBe(200)
  expect(await search('', '')).toBe(200)
  expect(await counted()).toEqual({ searched: [[3]], missed: [['绝无此事可查', 2]], opened: [] })
})

test('a result that is opened is counted, whichever way the browser says where it comes from', async () => {
  const text = openedText({ query: '第二支部', url: page })
  expect(await send(text, own)).toBe(204)
  expect(await send(text, { origin: 'https://dj.example.gov.cn' })).toBe(204)
  expect(await send(text, { origin: `http://127.0.0.1:${port}` })).toBe(204)
  expect((await counted()).opened).toEqual([['第二支部', page, 3]])
})

test.each([
  [
    'from another site',
    403,
    { query: '外来', url: page },
    { 'sec-fetch-site': 'cross-site', origin: 'https://dj.example.gov.cn' },
  ],
  ['by an older browser on another site', 403, { query: '外来', url: page }, { origin: 'https://evil.example' }],
  ['without saying from where', 403, { query: '外来', url: page }, {}],
  ['of a page that is not there', 404, { query: '外来', url: '/branches/nowhere/' }, own],
  ['of something that is no page', 404, { query: '外来', url: '/search-index/shards.json' }, own],
  ['of another site', 400, { query: '外来', url: 'https://evil.example/' }, own],
  ['without a query', 400, { query: ' ', url: page }, own],
  ['with a query in lines', 400, { query: '外\n来', url: page }, own],
  ['too large', 413, { query: '外'.repeat(2000), url: page }, own],
  ['of a length not told', 411, { query: '外来', url: page }, { ...own, 'transfer-encoding': 'chunked' }],
])('what comes %s is refused', async (_what, status, opened, headers) => {
  expect(await send(openedText(opened), Object.fromEntries(Object.entries(headers)))).toBe(status)
})

test('nothing of what was refused is counted, and a number is taken and not counted', async () => {
  expect(await send(openedText({ query: '13800138000', url: page }), own)).toBe(204)
  const { opened, missed } = await counted()
  expect(opened).toEqual([['第二支部', page, 3]])
  expect(missed).toEqual([['绝无此事可查', 2]])
})

test('the address answers no other method', async () => {
  const at = `http://127.0.0.1:${port}${openedPath}`
  expect((await fetch(at)).status).toBe(404)
  expect((await fetch(at, { method: 'PUT', body: 'x' })).status).toBe(405)
})
