import * as pagefind from 'pagefind'
import type { PagefindDocument } from './pagefind-document.ts'
import { forOldBrowsers } from './wasm/old-browsers.ts'

export type ShardFile = { path: string; bytes: Buffer }

/** Parts of Pagefind's output that the search page does not load: its ready-made interfaces. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./
const webAssembly = /^wasm\.\w+\.pagefind$/

/** Builds a Pagefind index of some documents, with a reader that phones of 2020 understand. Rejects when Pagefind refuses any. */
export async function buildShard(documents: readonly PagefindDocument[]): Promise<ShardFile[]> {
  const { index, errors } = await pagefind.createIndex({})
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`)
  try {
    for (const { url, content, meta, filters } of documents) {
      const added = await index.addCustomRecord({ url, content, language: 'zh', meta, filters })
      if (added.errors.length > 0) throw new Error(`Pagefind refused ${url}: ${added.errors.join('; ')}`)
    }
    const { files } = await index.getFiles()
    return files
      .filter(({ path }) => !unused.test(path))
      .map(({ path, content }) => ({ path, bytes: Buffer.from(content) }))
      .map(({ path, bytes }) => ({ path, bytes: webAssembly.test(path) ? forOldBrowsers(bytes) : bytes }))
  } finally {
    await index.deleteIndex()
  }
}
