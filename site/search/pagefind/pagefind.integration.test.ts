import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, vi } from 'vitest'
import { searchContract } from '../../fixtures/search-contract.ts'
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

searchContract('Pagefind alone', async (records, synonyms) => {
  const index = await StaticIndexInMemory.of(records, synonyms)
  vi.stubGlobal('fetch', async (path: string) => index.answer(path))
  const engine = () => new PagefindEngine(() => openStaticIndex(load))
  const under = {
    engine: engine(),
    async become(others: typeof records) {
      await index.become(others)
      under.engine = engine()
    },
    close: async () => undefined,
  }
  return under
})
