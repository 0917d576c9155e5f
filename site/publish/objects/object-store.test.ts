import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { ObjectStore, objectFile } from './object-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'objects-'))
const store = new ObjectStore(folder)
const text = Buffer.from('党建'.repeat(300))

afterAll(() => rmSync(folder, { recursive: true }))

test('text is stored with both encodings, pictures as they are', async () => {
  const page = await store.put(text, 'text/html; charset=utf-8', 'each')
  expect(readFileSync(objectFile(folder, page.hash, 'identity'))).toEqual(text)
  expect(brotliDecompressSync(readFileSync(objectFile(folder, page.hash, 'br')))).toEqual(text)
  expect(gunzipSync(readFileSync(objectFile(folder, page.hash, 'gzip')))).toEqual(text)
  expect(await store.put(Buffer.from([1, 2]), 'image/webp', 'each')).toMatchObject({ size: 2, br: null, gz: null })
})

test('a file that a crash cut short is written again', async () => {
  const { hash } = await store.put(text, 'image/png', 'with-flush')
  const file = objectFile(folder, hash, 'identity')
  writeFileSync(file, text.subarray(0, 10))
  await store.put(text, 'image/png', 'with-flush')
  await store.flush()
  expect(readFileSync(file)).toEqual(text)
})
