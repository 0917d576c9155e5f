import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as pagefind from 'pagefind'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newerThanOldest } from '../../fixtures/newer-wasm.ts'
import { seeded } from '../../fixtures/random.ts'
import { sentence } from '../../fixtures/texts.ts'
import { buildShard, type ShardFile } from './build-shard.ts'
import type { PagefindDocument } from './pagefind-document.ts'

const random = seeded(3)
const documents: PagefindDocument[] = Array.from({ length: 80 }, (_, index) => ({
  url: `/articles/${index}/`,
  content: Array.from({ length: 12 }, () => sentence(random)).join(''),
  meta: { title: sentence(random), version: String(index) },
  filters: { 栏目: [`栏目${index % 5}`] },
}))

/** What Pagefind itself makes of them. */
async function asPagefindHasIt(): Promise<ShardFile[]> {
  const { index } = await pagefind.createIndex({})
  for (const { url, content, meta, filters } of documents)
    await index?.addCustomRecord({ url, content, language: 'zh', meta, filters })
  const files = (await index?.getFiles())?.files ?? []
  await index?.deleteIndex()
  return files.map(({ path, content }) => ({ path, bytes: Buffer.from(content) }))
}

const wasmOf = (files: readonly ShardFile[]): Buffer => {
  const packed = files.find(({ path }) => path.startsWith('wasm.'))?.bytes ?? Buffer.alloc(0)
  const bytes = gunzipSync(packed)
  return bytes.subarray(bytes.indexOf('\0asm'))
}

type Found = { results: { data(): Promise<unknown> }[] }
type Opened = { init(): Promise<void>; search(query: string): Promise<Found> }

describe('a shard of the search index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-shard-'))
  const shards: Record<'ours' | 'theirs', ShardFile[]> = { ours: [], theirs: [] }
  beforeAll(async () => {
    shards.ours = await buildShard(documents)
    shards.theirs = await asPagefindHasIt()
    vi.stubGlobal('fetch', async (url: string) => new Response(await readFile(fileURLToPath(url.replace(/\?.*/, '')))))
  })
  afterAll(() => {
    vi.unstubAllGlobals()
    rmSync(folder, { recursive: true })
  })

  it('has a reader that phones of 2020 can run, which Pagefind’s own is not', () => {
    expect(newerThanOldest(wasmOf(shards.theirs))).not.toEqual([])
    expect(newerThanOldest(wasmOf(shards.ours))).toEqual([])
  })

  it('finds the same as Pagefind’s own', async () => {
    const answers = await Promise.all(Object.entries(shards).map(([name, files]) => found(join(folder, name), files)))
    expect(answers[0]?.some((results) => results.length > 10)).toBe(true)
    expect(answers[0]).toEqual(answers[1])
  })

  /** What a shard's own scripts find, in this process. */
  async function found(into: string, files: readonly ShardFile[]): Promise<unknown[][]> {
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
