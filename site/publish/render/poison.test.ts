import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ReplicaFile } from '../replica/replica-file.ts'
import { renderPool } from './render-pool.ts'
import type { Renderer, StoredPage } from './renderer.ts'

// Threads that are let hang and fill their memory: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const pageLimitMs = 1500
let folder: string
let replica: ReplicaFile
let pool: Renderer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'poison-'))
  replica = new ReplicaFile(join(folder, 'replica.db'))
  pool = await renderPool({
    bundleEntry: join(import.meta.dirname, '../../fixtures/poisoned-site.ts'),
    replica: join(folder, 'replica.db'),
    objects: join(folder, 'objects'),
    publicUrl: 'https://example.test',
    niceness: 0,
    remembered: 4000,
    threads: 2,
    pageLimitMs,
    memoryLimitMb: 64,
  })
})

afterAll(async () => {
  await pool.close()
  replica.close()
  rmSync(folder, { recursive: true })
})

async function rendered(paths: readonly string[], watched: readonly string[] = []) {
  const pages = new Map<string, StoredPage>()
  const reads = new Set<string>()
  for await (const part of pool.render(paths, {
    today: '2026-11-23',
    durability: 'each',
    known: [],
    missing: [],
    watched,
  })) {
    for (const page of part.pages) pages.set(page.path, page)
    for (const { key } of part.reads) reads.add(key)
  }
  return { pages, reads }
}

const good = Array.from({ length: 120 }, (_, index) => `/good/${index}/`)

test.each([
  ['throws', 'HUOYE-PAGE-001', "TypeError: Cannot read properties of undefined (reading 'name')"],
  ['rejects', 'HUOYE-PAGE-001', 'Error: rejected'],
  ['reads-what-throws', 'HUOYE-PAGE-001', 'RangeError: Invalid time value'],
  ['recurses', 'HUOYE-PAGE-001', 'RangeError: Maximum call stack size exceeded'],
  ['answers-500', 'HUOYE-PAGE-001', 'HTTP 500 Internal Server Error'],
  ['ends-its-thread', 'HUOYE-PAGE-001', 'Error: nobody waits for this'],
  ['hangs', 'HUOYE-PAGE-002', `no answer within ${pageLimitMs} ms`],
  ['waits', 'HUOYE-PAGE-002', `no answer within ${pageLimitMs} ms`],
  // Whichever comes first: a thread that is short of memory spends its time on collecting it.
  ['grows', expect.stringMatching(/^HUOYE-PAGE-00[23]$/), ''],
  ['is-6-megabytes', 'HUOYE-PAGE-004', 'bytes, allowed are 5242880'],
])('a page that %s fails alone, with its reason and what it had read', async (poison, code, detail) => {
  const bad = `/bad/${poison}/`
  const { pages, reads } = await rendered([...good.slice(0, 60), bad, ...good.slice(60)], [bad])
  const failed = [...pages.values()].filter(({ page }) => 'error' in page)
  expect(failed).toEqual([{ path: bad, reads: expect.any(Array), page: { error: expect.objectContaining({ code }) } }])
  expect(failed[0]?.page).toHaveProperty('error.detail', expect.stringContaining(detail))
  expect(failed[0]?.reads.some((key) => key.startsWith('poison-noticed'))).toBe(true)
  expect([...reads].some((key) => key.startsWith('poison-noticed'))).toBe(true)
  expect(pages.size).toBe(121)
})

test('several at once fail each with its own reason, and the rest is there', async () => {
  const bad = ['throws', 'hangs', 'grows', 'answers-500', 'waits'].map((poison) => `/bad/${poison}/`)
  const { pages } = await rendered([...bad, ...good])
  const codes = bad.map((path) => {
    const page = pages.get(path)?.page
    return page && 'error' in page ? page.error.code.slice(-3) : null
  })
  expect(codes).toEqual(['001', '002', expect.stringMatching(/^00[23]$/), '001', '002'])
  expect(good.filter((path) => !pages.has(path) || 'error' in (pages.get(path)?.page ?? {}))).toEqual([])
})

test('a page of a hundred thousand nested marks is made, and made quickly', async () => {
  const { pages } = await rendered(['/fine/nests-deep/'])
  expect(pages.get('/fine/nests-deep/')?.page).toHaveProperty('type', 'text/html; charset=utf-8')
})

test('where the disk refuses, the whole render fails, and the next one has every page at once', async () => {
  const [objects, away] = [join(folder, 'objects'), join(folder, 'away')]
  for (let round = 0; round < 3; round++) {
    renameSync(objects, away)
    const refused = rendered(good.map((path) => `/round-${round}${path}`))
    await expect(refused).rejects.toMatchObject({ code: 'ENOENT' })
    // Threads that took the place of others have made it again.
    rmSync(objects, { recursive: true, force: true })
    renameSync(away, objects)
    const { pages } = await rendered(good)
    expect(good.filter((path) => !pages.has(path) || 'error' in (pages.get(path)?.page ?? {}))).toEqual([])
    expect(pages.size).toBe(good.length)
  }
})
