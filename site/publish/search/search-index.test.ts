import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PublicRecord } from '@huoye/content-types'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { type EngineUnderTest, engineOnDisk } from '../../fixtures/run-engine.ts'
import type { ShardList } from '../../search/pagefind/format/files.ts'
import { ObjectStore, objectFile } from '../objects/object-store.ts'
import { SearchIndex } from './search-index.ts'

// Threads, files and HTTP: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const county = syntheticCounty({ organizations: 3, entries: 5, bodyLength: 40 })
let engine: EngineUnderTest & { folder: string }
let search: SearchIndex
/** Stands for a disk that takes no release. */
let refused = false

const searchIndex = (): SearchIndex =>
  new SearchIndex({
    manifest: engine.manifest,
    objects: new ObjectStore(join(engine.folder, 'objects')),
    worker: { replica: join(engine.folder, 'replica.db'), objects: join(engine.folder, 'objects') },
    served: join(engine.folder, 'search.db'),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    takeTurn: (job) => (refused ? Promise.reject(new Error('The disk is full.')) : job()),
  })

beforeAll(async () => {
  engine = await engineOnDisk(
    join(import.meta.dirname, '../../fixtures/plain-site.ts'),
    county,
    '2026-11-20T08:00:00.000Z',
  )
  search = searchIndex()
})

afterAll(async () => {
  await search.close()
  await engine.close()
})

const list = (): ShardList => {
  const object = engine.manifest.live('/search-index/shards.json')?.object ?? ''
  return JSON.parse(readFileSync(objectFile(join(engine.folder, 'objects'), object, 'identity'), 'utf8'))
}

test('the published entries and branches are indexed, and an edit replaces the shard of what is new', async () => {
  await search.update()
  const [first] = list().shards
  expect(engine.manifest.live(`${list().reader}pagefind.js`)?.status).toBe(200)
  expect(engine.manifest.live(`${first}facts.json`)?.status).toBe(200)
  const indexed = engine.manifest.sql<{ url: string }>('SELECT url FROM search_documents ORDER BY url').all()
  expect(indexed.map(({ url }) => url)).toContain('/branches/branch-2/')
  expect(indexed).toHaveLength(5 + 4)

  const entry = county.find((record) => record.type === 'activity')
  if (entry?.type !== 'activity') throw new Error('The county has no activity.')
  engine.replica.apply(
    [{ type: 'activity', id: entry.id, record: { ...entry, title: '改了题目' }, version: null }],
    [],
    1,
  )
  await search.update()
  const [second, ...others] = list().shards
  expect(second).not.toBe(first)
  expect(others).toEqual([])
  expect(engine.manifest.live(`${first}facts.json`)?.status).toBe(200)
})

test('without a change there is no release', async () => {
  const { release } = engine.manifest
  await search.update()
  expect(engine.manifest.release).toBe(release)
})

test("the list brings the county's synonyms along", async () => {
  const record: PublicRecord = { type: 'synonym', id: 's1', words: ['两学一做', '两学'] }
  engine.replica.apply([{ type: 'synonym', id: 's1', record, version: null }], [], 2)
  await search.update()
  expect(list().synonyms).toEqual([['两学一做', '两学']])
  engine.replica.apply([{ type: 'synonym', id: 's1', record: null, version: null }], [], 3)
  await search.update()
  expect(list().synonyms).toEqual([])
})

test('a release that was refused is made up for by the next, and what a thread remembers is what a new one reads', async () => {
  const facts = (): string[] => list().shards.map((shard) => engine.manifest.live(`${shard}facts.json`)?.object ?? '')
  const [entry] = county.filter((record) => record.type === 'article' || record.type === 'activity')
  if (!entry || !('title' in entry)) throw new Error('The county has no entry.')
  const before = facts()
  engine.replica.apply(
    [{ type: entry.type, id: entry.id, record: { ...entry, title: '新的题目' }, version: null }],
    [],
    4,
  )
  refused = true
  await search.update()
  expect(facts()).toEqual(before)
  refused = false
  await search.update()
  expect(facts()).not.toEqual(before)
  expect(facts(), 'every shard has its files').not.toContain('')

  engine.replica.apply([{ type: entry.type, id: entry.id, record: null, version: null }], [], 5)
  await search.update()
  const { release } = engine.manifest
  const another = searchIndex()
  await another.update()
  await another.close()
  expect(engine.manifest.release).toBe(release)
})
