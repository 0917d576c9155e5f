import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { History } from '../manifest/history.ts'
import { ManifestFile } from '../manifest/manifest-file.ts'
import { ObjectStore, objectFile, type StoredObject } from '../objects/object-store.ts'
import { Collector } from './collector.ts'

const at = '2026-11-23T00:00:00.000Z'
let folder: string
let manifest: ManifestFile
let objects: ObjectStore
let storing: boolean
let looks: number
let collector: Collector

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collector-'))
  manifest = new ManifestFile(':memory:')
  objects = new ObjectStore(folder)
  storing = false
  looks = 0
  collector = new Collector({
    manifest,
    history: new History(manifest, 2),
    objects: folder,
    log: pino({ level: 'silent' }),
    takeTurn: (job) => job(),
    storing: () => {
      looks += 1
      return storing
    },
  })
})
afterEach(async () => {
  await collector.close()
  manifest.close()
  rmSync(folder, { recursive: true })
})

async function release(path: string, text: string): Promise<StoredObject> {
  const object = await objects.put(Buffer.from(text), 'text/html', 'with-flush')
  const entries = new Map([[path, { status: 200 as const, object: object.hash, type: 'text/html', headers: {} }]])
  const note = { cause: 'publish' as const, at, seq: 1, events: [], rendered: new Set([path]), timings: {} }
  manifest.commit({ entries, objects: [object], note }, () => undefined)
  return object
}

const onDisk = ({ hash }: StoredObject, variant: 'identity' | 'br' = 'identity'): boolean =>
  existsSync(objectFile(folder, hash, variant))

test('what no kept release shows leaves the disk with its variants; what one of them shows stays', async () => {
  const first = await release('/', 'first')
  const shared = await release('/b/', 'shared')
  await release('/c/', 'shared')
  writeFileSync(objectFile(folder, first.hash, 'br'), 'br')
  const second = await release('/', 'second')
  await release('/b/', 'other')
  const third = await release('/', 'third')
  await collector.collect()
  expect([onDisk(first), onDisk(first, 'br')]).toEqual([false, false])
  expect([onDisk(second), onDisk(shared), onDisk(third)]).toEqual([true, true, true])
})

test('the release that readers see is kept however old it is', async () => {
  const first = await release('/', 'first')
  manifest.pin(1)
  for (const text of ['second', 'third', 'fourth']) await release('/', text)
  await collector.collect()
  expect(onDisk(first)).toBe(true)
  manifest.pin(null)
  await collector.collect()
  expect(onDisk(first)).toBe(false)
})

test('while something is being stored, nothing is taken away', async () => {
  const first = await release('/', 'first')
  for (const text of ['second', 'third', 'fourth']) await release('/', text)
  storing = true
  const collected = collector.collect()
  await vi.waitFor(() => expect(looks).toBeGreaterThan(0))
  expect(onDisk(first)).toBe(true)
  storing = false
  await collected
  expect(onDisk(first)).toBe(false)
})

test('what a killed process left behind goes away: files that nobody knows, and objects of a release that never came', async () => {
  const live = await release('/', 'live')
  const unknown = await objects.put(Buffer.from('unknown'), 'text/html', 'with-flush')
  const staged = await objects.put(Buffer.from('staged'), 'text/html', 'with-flush')
  manifest.stage([], [staged])
  const half = join(folder, 'ab', 'half-written.tmp')
  writeFileSync(half, '')
  await collector.sweep()
  expect([onDisk(live), onDisk(unknown), onDisk(staged), existsSync(half)]).toEqual([true, false, false, false])
})
