import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as pagefind from 'pagefind'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newerThanOldest } from '../../../fixtures/newer-wasm.ts'
import { seeded } from '../../../fixtures/random.ts'
import { sentence } from '../../../fixtures/texts.ts'
import type { IndexFile } from './index-files.ts'
import { forOldBrowsers } from './old-browsers/for-old-browsers.ts'
import { readerFiles, readerFolder } from './reader-files.ts'

const random = seeded(3)
const documents = Array.from({ length: 80 }, (_, index) => ({
  url: `/articles/${index}/`,
  content: Array.from({ length: 12 }, () => sentence(random)).join(''),
  meta: { title: sentence(random), version: String(index) },
  filters: { 栏目: [`栏目${index % 5}`] },
}))

/** What Pagefind itself makes of them. */
async function asPagefindHasIt(): Promise<IndexFile[]> {
  const { index } = await pagefind.createIndex({})
  for (const { url, content, meta, filters } of documents)
    await index?.addCustomRecord({ url, content, language: 'zh', meta, filters })
  const files = (await index?.getFiles())?.files ?? []
  await index?.deleteIndex()
  return files.map(({ path, content }) => ({ path, bytes: Buffer.from(content) }))
}

const wasmOf = (files: readonly IndexFile[]): Buffer => {
  const packed = files.find(({ path }) => path.startsWith('wasm.'))?.bytes ?? Buffer.alloc(0)
  const bytes = gunzipSync(packed)
  return bytes.subarray(bytes.indexOf('\0asm'))
}

/** The same with the WebAssembly that we send. */
const lowered = (files: readonly IndexFile[]): IndexFile[] =>
  files.map(({ path, bytes }) => ({ path, bytes: path.startsWith('wasm.') ? forOldBrowsers(bytes) : bytes }))

type Found = { results: { data(): Promise<unknown> }[] }
type Opened = { init(): Promise<void>; search(query: string): Promise<Found> }

describe('the reader of the search index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-shard-'))
  const shards: Record<'ours' | 'theirs', IndexFile[]> = { ours: [], theirs: [] }
  beforeAll(async () => {
    shards.theirs = await asPagefindHasIt()
    shards.ours = lowered(shards.theirs)
    vi.stubGlobal('fetch', async (url: string) => new Response(await readFile(fileURLToPath(url.replace(/\?.*/, '')))))
  })
  afterAll(() => {
    vi.unstubAllGlobals()
    rmSync(folder, { recursive: true })
  })

  it('can be run by phones of 2020, which Pagefind’s own cannot', async () => {
    expect(newerThanOldest(wasmOf(shards.theirs))).not.toEqual([])
    const files = await readerFiles()
    expect(files.map(({ path }) => path)).toContain('pagefind.js')
    expect(newerThanOldest(wasmOf(files))).toEqual([])
    expect(readerFolder).toMatch(/^\/search-index\/reader-\d+\.\d+\.\d+-\d+\/$/)
  })

  it('finds the same as Pagefind’s own', async () => {
    const answers = await Promise.all(Object.entries(shards).map(([name, files]) => found(join(folder, name), files)))
    expect(answers[0]?.some((results) => results.length > 10)).toBe(true)
    expect(answers[0]).toEqual(answers[1])
  })

  /** What a shard's own scripts find, in this process. */
  async function found(into: string, files: readonly IndexFile[]): Promise<unknown[][]> {
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(into, path)), { recursive: true })
      writeFileSync(join(into, path), bytes)
    }
    const reader: Opened = await import(/* @vite-ignore */ pathToFileURL(join(into, 'pagefind.js')).href)
    await reader.init()
    const answers: unknown[][] = []
    for (const query of ['支部', '学习', '组织生活', '没有这个', '党员 活动']) {
      const { results } = await reader.search(query)
      answers.push(await Promise.all(results.slice(0, 20).map((result) => result.data())))
    }
    return answers
  }
})
