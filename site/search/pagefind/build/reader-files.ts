import * as pagefind from 'pagefind'
import { type IndexFile, indexFiles, pagefindVersion } from './index-files.ts'

/** Pagefind's reader: its program, and the WebAssembly for words that need no stemming. */
const reader = /^(?:pagefind\.js|wasm\.unknown\.pagefind)$/

/**
 * The files of the folder that Pagefind's reader is loaded from, with an index of its own in which nothing is. Throws where the installed
 * Pagefind is of another version than the files that it shall read.
 */
export async function readerFiles(): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({})
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`)
  try {
    const { files } = await index.getFiles()
    const entry = files.find(({ path }) => path === 'pagefind-entry.json')
    const { version }: { version?: string } = JSON.parse(Buffer.from(entry?.content ?? []).toString())
    if (version !== pagefindVersion)
      throw new Error(`Pagefind ${version} reads other files than these, which are written for ${pagefindVersion}.`)
    const own = files.filter(({ path }) => reader.test(path))
    return [...own.map(({ path, content }) => ({ path, bytes: Buffer.from(content) })), ...indexFiles([], () => 1)]
  } finally {
    await index.deleteIndex()
    await pagefind.close()
  }
}
