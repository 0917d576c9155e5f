import { readFileSync } from 'node:fs'
import * as pagefind from 'pagefind'
import { indexFolder } from '../format/files.ts'
import { type IndexFile, indexFiles } from './index-files.ts'
import { forOldBrowsers } from './old-browsers/for-old-browsers.ts'

/** Counts up when the files are made otherwise from the same Pagefind. */
const readerVersion = 1

/** The folder that Pagefind's reader stands in; another one with another Pagefind. */
export function readerFolder(): string {
  const file = new URL('../package.json', import.meta.resolve('pagefind'))
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return `${indexFolder}reader-${version}-${readerVersion}/`
}

/** Pagefind's reader: its program, and the WebAssembly for words that need no stemming. */
const program = 'pagefind.js'
const webAssembly = 'wasm.unknown.pagefind'

/**
 * The files of the folder that Pagefind's reader is loaded from, as phones of 2020 understand them, with an index of its own in which
 * nothing is.
 */
export async function readerFiles(): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({})
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`)
  try {
    const { files } = await index.getFiles()
    const own = files.flatMap(({ path, content }): IndexFile[] => {
      if (path === program) return [{ path, bytes: Buffer.from(content) }]
      return path === webAssembly ? [{ path, bytes: forOldBrowsers(Buffer.from(content)) }] : []
    })
    return [...own, ...indexFiles([], () => 1)]
  } finally {
    await index.deleteIndex()
    await pagefind.close()
  }
}
