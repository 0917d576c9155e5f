import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { searchContract } from '../../fixtures/search-contract.ts'
import { searchedRecords } from '../../fixtures/searched-records.ts'
import { StaticIndexInMemory } from '../../fixtures/static-index.ts'
import { PagefindEngine } from './browser/engine.ts'
import type { PagefindModule } from './browser/pagefind.ts'
import { openStaticIndex } from './browser/static-index.ts'
import { readerFiles } from './build/reader-files.ts'

let folder: string
let opened = 0
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pagefind-'))
  mkdirSync(join(folder, 'reader'))
  for (const { path, bytes } of await readerFiles()) writeFileSync(join(folder, 'reader', path), bytes)
})
afterAll(() => {
  vi.unstubAllGlobals()
  rmSync(folder, { recursive: true })
})

/** Pagefind's own reader, another one each time: it remembers what it has merged. */
const load = async (): Promise<PagefindModule> => {
  opened += 1
  return import(`${pathToFileURL(join(folder, 'reader/pagefind.js'))}?${opened}`)
}

const engineOn = (index: StaticIndexInMemory): PagefindEngine => {
  vi.stubGlobal('fetch', async (path: string) => index.answer(path))
  return new PagefindEngine(() => openStaticIndex(load))
}

searchContract('Pagefind alone', async (records, synonyms) => {
  const index = await StaticIndexInMemory.of(records, synonyms)
  const under = {
    engine: engineOn(index),
    async become(others: typeof records) {
      await index.become(others)
      under.engine = engineOn(index)
    },
    close: async () => undefined,
  }
  return under
})

test('what is taken off a large shard and comes back as it was is found again', async () => {
  const [like] = searchedRecords
  if (!like) throw new Error('There are no records.')
  const records = Array.from({ length: 200 }, (_, number) => ({
    ...like,
    url: `/${number}/`,
    title: `第${number}次家访`,
  }))
  const index = await StaticIndexInMemory.of(records, [])
  const found = async (): Promise<string[]> =>
    (
      await engineOn(index).search({ query: '第77次家访', filters: {}, sort: 'relevance', offset: 0, limit: 10 })
    ).results.map(({ url }) => url)
  expect(await found()).toEqual(['/77/'])
  await index.become(records.filter(({ url }) => url !== '/77/'))
  expect(await found()).toEqual([])
  await index.become(records)
  expect(await found()).toEqual(['/77/'])
})
