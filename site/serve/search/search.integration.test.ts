import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { type EngineUnderTest, engineOnDisk } from '../../fixtures/run-engine.ts'
import { ServedIndex } from '../../publish/search/served-index.ts'
import { SiteServer } from '../site-server.ts'

// Threads, files and HTTP: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const now = '2026-11-20T08:00:00.000Z'
const county = syntheticCounty({ organizations: 3, entries: 30, bodyLength: 80, until: now })
const errors: unknown[] = []
let engine: EngineUnderTest & { folder: string }
let index: ServedIndex
let server: SiteServer
let origin: string

beforeAll(async () => {
  engine = await engineOnDisk(join(import.meta.dirname, '../../dist/engine/server/entry.mjs'), county, now)
  await engine.publishAll('first')
  const files = { replica: join(engine.folder, 'replica.db'), file: join(engine.folder, 'search.db') }
  index = new ServedIndex(files, pino({ level: 'silent' }))
  server = new SiteServer({
    dataDir: engine.folder,
    publicUrl: 'http://127.0.0.1',
    now: () => new Date(now),
    onError: (error) => errors.push(error),
  })
  origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
})

afterAll(async () => {
  await server.stop()
  await index.close()
  await engine.close()
  expect(errors).toEqual([])
})

const entry = county.find((record) => record.type === 'activity')
if (entry?.type !== 'activity') throw new Error('The county has no activity.')
const ask = async (path: string, query: string) => {
  const answer = await fetch(`${origin}/search/${path}?${new URLSearchParams({ q: query })}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test('before there is an index the search page is as it was published, and its script is told to look by itself', async () => {
  const page = await ask('', entry.title)
  expect([page.status, page.text.includes('"served":false')]).toEqual([200, true])
  expect((await ask('answer.json', entry.title)).status).toBe(404)
})

test('the page holds its results without a script, and its policy', async () => {
  await index.update()
  const { status, headers, text } = await ask('', entry.title)
  expect(status).toBe(200)
  expect(text).toContain(`<mark>${entry.title}</mark>`)
  expect(text).toContain('按栏目找')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('cache-control')).toBe('no-cache')
})

test('its script gets results and suggestions, packed where it takes that', async () => {
  const { results, total } = JSON.parse((await ask('answer.json', entry.title)).text)
  expect(total).toBeGreaterThan(0)
  expect(results[0].title).toEqual([{ text: entry.title, hit: true }])
  const suggested: { title: string }[] = JSON.parse((await ask('suggest.json', entry.title.slice(0, 4))).text)
  expect(suggested.map(({ title }) => title)).toContain(entry.title)
  const packed = await fetch(`${origin}/search/answer.json?q=x`, { headers: { 'accept-encoding': 'br' } })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(await packed.json()).toMatchObject({ total: 0, results: [] })
})

test('what nobody would type, and what somebody might try, is answered', async () => {
  for (const query of ['', ' ', '"', '*', 'NEAR(a b)', "' OR 1=1 --", '🙂', '长'.repeat(500), '</script><b>']) {
    const { status, text } = await ask('', query)
    expect([query.slice(0, 20), status]).toEqual([query.slice(0, 20), 200])
    expect(text).not.toContain('<b>')
    expect((await ask('answer.json', query)).status).toBe(200)
  }
  expect((await ask('other.json', 'x')).status).toBe(404)
})

test('many at once are answered, or sent the page that looks by itself; pages go on meanwhile', async () => {
  const searches = Array.from({ length: 200 }, (_, number) => ask('', `${entry.title.slice(0, 3)}${number % 7}`))
  const others = Array.from({ length: 20 }, () => fetch(`${origin}/branches/`))
  for (const { status } of await Promise.all([...searches, ...others])) expect(status).toBe(200)
  expect((await ask('', entry.title)).text).toContain('"served":true')
})

test('what is published is found and what is taken away is not, from the next update on', async () => {
  engine.replica.apply(
    [{ type: 'activity', id: entry.id, record: { ...entry, title: '改了个谁也没用过的题目' }, version: null }],
    [],
    1,
  )
  await index.update()
  expect(JSON.parse((await ask('answer.json', '谁也没用过的题目')).text).total).toBe(1)
  engine.replica.apply([{ type: 'activity', id: entry.id, record: null, version: null }], [], 2)
  await index.update()
  expect(JSON.parse((await ask('answer.json', '谁也没用过的题目')).text).total).toBe(0)
})

test('while an earlier release is shown, its own search page is', async () => {
  await engine.publishAll('rebuild')
  engine.manifest.pin(engine.manifest.release - 1)
  expect((await ask('', entry.title)).text).toContain('"served":false')
  expect((await ask('answer.json', entry.title)).status).toBe(404)
  engine.manifest.pin(null)
  expect((await ask('', entry.title)).text).toContain('"served":true')
})

test('packed pages are whole', async () => {
  const answer = await fetch(`${origin}/search/?q=x`, { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(await answer.text()).toMatch(/<\/html>\s*$/)
})
