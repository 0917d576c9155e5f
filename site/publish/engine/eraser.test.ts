import { EventEmitter, once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ActivityRecord, addresses, type Withdrawal } from '@huoye/content-types'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { syntheticActivity, syntheticCounty } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { type EngineUnderTest, engineOnDisk } from '../../fixtures/run-engine.ts'
import { History } from '../manifest/history.ts'
import { ObjectStore } from '../objects/object-store.ts'
import { SearchIndex } from '../search/search-index.ts'
import { Collector } from './collector.ts'
import { Eraser } from './eraser.ts'
import { Turns } from './turns.ts'

// Threads, files and an indexer: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** What the eraser logs, as events. */
const told = new EventEmitter()
const log = pino({ level: 'warn' }, { write: (line: string) => told.emit(JSON.parse(line).msg) })
const refused = () => once(told, 'could not erase; trying again')
const now = '2026-11-20T08:00:00.000Z'
const secret = '不该公开的标题'
const county = syntheticCounty({ organizations: 4, entries: 9, bodyLength: 40, until: now })
const record: ActivityRecord = {
  ...syntheticActivity({
    number: 990,
    listedAt: '2026-11-20T07:00:00.000Z',
    random: seeded(990),
    bodyLength: 40,
    columnKey: 'organizational-life',
    organizationId: 'organization-3',
  }),
  title: secret,
  body: `<p>${secret}的正文。</p>`,
}
const own = addresses.entry(record)

let engine: EngineUnderTest & { folder: string }
let history: History
let search: SearchIndex
let eraser: Eraser
let withdrawn: Withdrawal[]
let seq = 0
/** Addresses erased on the server beside, which is away as long as this says. */
let elsewhere: { erased: string[][]; away: number }

beforeEach(async () => {
  const entry = join(import.meta.dirname, '../../fixtures/plain-site.ts')
  engine = await engineOnDisk(entry, county, now)
  const { manifest, replica, folder } = engine
  const objects = join(folder, 'objects')
  const turns = new Turns()
  const takeTurn = <Result>(job: () => Promise<Result>): Promise<Result> => turns.take(job)
  const worker = { replica: join(folder, 'replica.db'), objects }
  history = new History(manifest)
  search = new SearchIndex({
    manifest,
    objects: new ObjectStore(objects),
    worker,
    served: join(folder, 'search.db'),
    log,
    now: () => new Date(),
    takeTurn,
  })
  const collector = new Collector({ manifest, history, objects, log, takeTurn, storing: () => false })
  withdrawn = []
  elsewhere = { erased: [], away: 0 }
  const meilisearch = {
    async erase(urls: readonly string[]) {
      elsewhere.away -= 1
      if (elsewhere.away >= 0) throw new Error('away')
      elsewhere.erased.push([...urls])
    },
  }
  const cms = {
    withdrawals: async (after: number) => withdrawn.filter((one) => one.seq > after),
    erased: async () => undefined,
  }
  eraser = new Eraser({ cms, manifest, replica, search, meilisearch, collector, objects, log, takeTurn })
  await engine.publishAll('first')
})
afterEach(async () => {
  await eraser.close()
  await search.close()
  await engine.close()
})

async function publish(change: { record: ActivityRecord | null }): Promise<number> {
  seq += 1
  engine.replica.apply([{ type: 'activity', id: record.id, ...change, version: String(seq) }], [], seq)
  return (await engine.publisher.publish('publish')).release
}

/** What the CMS says of the withdrawn document. @param event the number of its change */
const withdrawal = (event: number): Withdrawal => ({
  ...{ seq: 1, event, type: 'activity', id: record.id },
  ...{ paths: [own], files: [], words: [secret] },
})

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Files that hold the words, packed ones included. */
const filesWith = (words: string): string[] =>
  files(engine.folder).filter((file) => {
    const bytes = readFileSync(file)
    const plain = bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])) ? gunzipSync(bytes) : bytes
    return plain.includes(words)
  })

test('of a withdrawn document nothing is left in any kept release, in any file, nor in the search', async () => {
  const { manifest } = engine
  const before = await publish({ record })
  await search.update()
  const edited = await publish({ record: { ...record, title: `${secret}（修改）` } })
  expect(filesWith(secret).length).toBeGreaterThan(5)
  await publish({ record: null })
  await search.update()
  withdrawn = [withdrawal(seq)]
  eraser.schedule()
  await eraser.settled()
  expect(filesWith(secret)).toEqual([])
  expect(filesWith(record.publicId).filter((file) => file.includes('/objects/'))).toEqual([])
  for (const release of [before, edited]) {
    const sql =
      'SELECT status FROM entries WHERE path = ? AND from_release <= ? AND (to_release IS NULL OR to_release > ?)'
    expect(manifest.sql<{ status: number }>(sql).get(own, release, release)?.status).toBe(410)
    history.rollBackTo(release)
  }
  const missing = manifest
    .sql('SELECT path FROM entries WHERE object IS NOT NULL AND object NOT IN (SELECT hash FROM objects)')
    .all()
  expect(missing).toEqual([])
  expect(manifest.meta('erasedTo')).toBe('1')
})

test('what is still on the site is not counted as erased', async () => {
  await publish({ record })
  withdrawn = [withdrawal(seq + 1)]
  const tooEarly = refused()
  eraser.schedule()
  await tooEarly
  expect(engine.manifest.meta('erasedTo')).toBeNull()
  await publish({ record: null })
  await eraser.settled()
  expect(engine.manifest.meta('erasedTo')).toBe('1')
  expect(filesWith(secret)).toEqual([])
})

test('what is being taken down while it is to be erased is erased after it is down', async () => {
  const { replica } = engine
  await publish({ record })
  withdrawn = [withdrawal(seq + 1)]
  seq += 1
  replica.apply([{ type: 'activity', id: record.id, record: null, version: String(seq) }], [], seq)
  const tooEarly = refused()
  eraser.schedule()
  await tooEarly
  await engine.publisher.publish('publish')
  await eraser.settled()
  expect(filesWith(secret)).toEqual([])
})

test('a search server that is away holds up no erasing here, and the document counts as erased only when it is gone there too', async () => {
  const { manifest } = engine
  await publish({ record })
  await publish({ record: null })
  withdrawn = [withdrawal(seq)]
  elsewhere.away = 2
  const sweep = vi.spyOn(manifest, 'emptyLog')
  eraser.schedule()
  await vi.waitFor(() => expect(elsewhere.away).toBeLessThan(2), { timeout: 30_000 })
  expect(filesWith(secret)).toEqual([])
  expect(manifest.meta('erasedTo')).toBeNull()
  await eraser.settled()
  expect(elsewhere.erased).toEqual([[own]])
  expect(manifest.meta('erasedTo')).toBe('1')
  expect(sweep).toHaveBeenCalledOnce()
})
