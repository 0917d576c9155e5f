import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { ManifestFile } from '../manifest/manifest-file.ts'
import { ObjectStore, objectFile } from './object-store.ts'
import { Variants } from './variants.ts'

const folder = mkdtempSync(join(tmpdir(), 'objects-'))
const store = new ObjectStore(folder)
const text = Buffer.from('党建'.repeat(300))

afterAll(() => rmSync(folder, { recursive: true }))

test('bytes are there under their hash, and text is to have variants', async () => {
  const page = await store.put(text, 'text/html; charset=utf-8', 'each')
  expect(readFileSync(objectFile(folder, page.hash, 'identity'))).toEqual(text)
  expect(page.compressible).toBe(true)
  expect(await store.put(Buffer.alloc(4000), 'image/webp', 'with-flush')).toMatchObject({ compressible: false })
  expect(await store.put(Buffer.from('短'), 'text/plain', 'with-flush')).toMatchObject({ size: 3, compressible: false })
})

test('variants of all texts that a release brings are made in the background', async () => {
  const manifest = new ManifestFile(':memory:')
  const variants = new Variants({ manifest, objects: folder, log: pino({ level: 'silent' }) })
  const type = 'text/html; charset=utf-8'
  const pages = await Promise.all(
    Array.from({ length: 130 }, (_, number) => store.put(Buffer.from(`${number} ${text}`), type, 'with-flush')),
  )
  const note = {
    cause: 'publish' as const,
    at: '2026-11-22T00:00:00.000Z',
    seq: 1,
    events: [],
    rendered: new Set<string>(),
    timings: {},
  }
  const entries = new Map([['/', { status: 200 as const, object: pages[0]?.hash ?? '', type, headers: {} }]])
  manifest.commit({ entries, objects: pages, note }, () => undefined)
  variants.schedule()
  await variants.settled()
  expect(manifest.withoutVariants(1)).toEqual([])
  for (const [number, { hash }] of pages.entries()) {
    const whole = `${number} ${text}`
    expect(brotliDecompressSync(readFileSync(objectFile(folder, hash, 'br'))).toString()).toBe(whole)
    expect(gunzipSync(readFileSync(objectFile(folder, hash, 'gzip'))).toString()).toBe(whole)
  }
  await variants.close()
  manifest.close()
})

test('a file that a crash cut short is written again', async () => {
  const { hash } = await store.put(text, 'image/png', 'with-flush')
  const file = objectFile(folder, hash, 'identity')
  writeFileSync(file, text.subarray(0, 10))
  await store.put(text, 'image/png', 'with-flush')
  await store.flush()
  expect(readFileSync(file)).toEqual(text)
})
