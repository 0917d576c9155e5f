import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { syntheticActivity, syntheticCounty } from '../../fixtures/county.ts'
import * as plainSite from '../../fixtures/plain-site.ts'
import { seeded } from '../../fixtures/random.ts'
import { answersOf, type EngineUnderTest, engineInMemory, engineOnDisk } from '../../fixtures/run-engine.ts'
import { objectFile } from '../objects/object-store.ts'

// Threads, files and HTTP: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const now = '2026-11-20T08:00:00.000Z'
const county = syntheticCounty({ organizations: 5, entries: 20, bodyLength: 40, until: now })
let threads: EngineUnderTest & { folder: string }
let inPlace: EngineUnderTest

beforeAll(async () => {
  threads = await engineOnDisk(join(import.meta.dirname, '../../fixtures/plain-site.ts'), county, now)
  inPlace = engineInMemory(plainSite, county, now)
})

afterAll(async () => {
  await threads.close()
  await inPlace.close()
})

test('render threads and rendering in place give the same site, from a full render on', async () => {
  for (const engine of [threads, inPlace]) await engine.publishAll('first')
  expect(answersOf(threads.manifest)).toEqual(answersOf(inPlace.manifest))
  const record = syntheticActivity({
    number: 99,
    listedAt: now,
    random: seeded(9),
    bodyLength: 40,
    organizationId: 'organization-2',
  })
  for (const { replica, publisher } of [threads, inPlace]) {
    replica.apply([{ type: record.type, id: record.id, record, version: null }], [], 1)
    const { pagesRendered, pagesChanged } = await publisher.publish('publish')
    expect(pagesRendered).toBe(pagesChanged)
  }
  expect(answersOf(threads.manifest)).toEqual(answersOf(inPlace.manifest))
})

test('every object that the manifest names is stored', () => {
  for (const { object } of answersOf(threads.manifest).values()) {
    if (object !== null) expect(existsSync(objectFile(join(threads.folder, 'objects'), object, 'identity'))).toBe(true)
  }
})
