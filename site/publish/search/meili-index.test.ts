import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { type EngineUnderTest, engineOnDisk } from '../../fixtures/run-engine.ts'
import { openStandIn } from '../../search/meilisearch/contract/servers.ts'
import { engineFile, type Pointer, pointerIn } from '../../search/meilisearch/pointer.ts'
import { ObjectStore, objectFile } from '../objects/object-store.ts'
import { tellEngine } from './engine-file.ts'
import { MeiliIndex } from './meili-index.ts'

// Threads, files and HTTP: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const county = syntheticCounty({ organizations: 3, entries: 5, bodyLength: 40 })
const told = new EventTarget()
const log = pino(
  { level: 'info' },
  new Writable({
    write(line, _encoding, done) {
      if (String(line).includes('readers are told')) told.dispatchEvent(new Event('told'))
      done()
    },
  }),
)
const whenTold = () => new Promise((resolve) => told.addEventListener('told', resolve, { once: true }))

let opened: Awaited<ReturnType<typeof openStandIn>>
let engine: EngineUnderTest & { folder: string }
let index: MeiliIndex
let parts: Parameters<typeof tellEngine>[0]

beforeEach(async () => {
  opened = await openStandIn()
  const site = join(import.meta.dirname, '../../fixtures/plain-site.ts')
  engine = await engineOnDisk(site, county, '2026-11-20T08:00:00.000Z')
  parts = {
    manifest: engine.manifest,
    objects: new ObjectStore(join(engine.folder, 'objects')),
    now: () => new Date(),
    takeTurn: (job) => job(),
  }
  const { host, apiKey } = opened
  const settings = { host, apiKey, publicHost: 'https://search.test', origin: 'https://search.test' }
  index = new MeiliIndex({ ...parts, settings, replica: join(engine.folder, 'replica.db'), log })
})
afterEach(async () => {
  await index.close()
  await engine.close()
  await opened.close()
})

const pointer = (): Pointer | null => {
  const object = engine.manifest.live(engineFile)?.object
  return object
    ? pointerIn(JSON.parse(readFileSync(objectFile(join(engine.folder, 'objects'), object, 'identity'), 'utf8')))
    : null
}
const urls = (): unknown[] => opened.standIn.documents('huoye').map(({ url }) => url)

test('what is published stands on the server, and readers are told of it without the key that may write', async () => {
  expect(pointer()).toBeNull()
  const ready = whenTold()
  index.schedule()
  await ready
  expect(urls()).toHaveLength(5 + 4)
  expect(pointer()).toEqual({
    host: 'https://search.test',
    index: 'huoye',
    key: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(pointer()?.key).not.toBe(opened.apiKey)
})

test('a withdrawn document is erased from the server; where that fails, readers are sent elsewhere until it is', async () => {
  let ready = whenTold()
  index.schedule()
  await ready
  const entry = county.find((record) => record.type === 'activity')
  if (entry?.type !== 'activity') throw new Error('The county has no activity.')
  const url = String(urls().find((one) => String(one).includes(entry.publicId)))
  engine.replica.apply([{ type: 'activity', id: entry.id, record: null, version: null }], [], 1)
  opened.standIn.treat = () => 'refuse'
  ready = whenTold()
  await expect(index.erase([url])).rejects.toThrow('HUOYE-MEILI-001')
  await ready
  expect(pointer()).toBeNull()
  ready = whenTold()
  opened.standIn.treat = () => 'answer'
  await index.erase([url])
  expect(urls()).not.toContain(url)
  await ready
  expect(pointer()).not.toBeNull()
})

test('a site without a server tells readers so, and one whose server was taken out of the settings too', async () => {
  await tellEngine(parts, null)
  expect(pointer()).toBeNull()
  await tellEngine(parts, { host: 'https://search.test', index: 'huoye', key: 'k' })
  expect(pointer()?.key).toBe('k')
  await tellEngine(parts, null)
  expect(engine.manifest.live(engineFile)?.status).toBe(200)
  expect(pointer()).toBeNull()
})
