import { readFileSync } from 'node:fs'
import * as pagefind from 'pagefind'
import { indexFolder } from '../format/files.ts'
import { type IndexFile, indexFiles, pagefindVersion } from './index-files.ts'
import { forOldBrowsers } from './old-browsers/for-old-browsers.ts'

/** Counts up when the files are made otherwise from the same Pagefind. */
const readerVersion = 1

/** The folder that Pagefind's reader stands in; another one with another Pagefind. */
export const readerFolder = `${indexFolder}reader-${pagefindVersion}-${readerVersion}/`

/** Pagefind's reader: its program, and the WebAssembly for words that need no stemming. */
const program = 'pagefind.js'
const webAssembly = 'wasm.unknown.pagefind'

/**
 * The files of the folder that Pagefind's reader is loaded from, as phones of 2020 understand them, with an index of its own in which
 * nothing is. Throws where another Pagefind is installed than the one whose files we write.
 */
export async function readerFiles(): Promise<IndexFile[]> {
  const installed = installedVersion()
  if (installed !== pagefindVersion)
    throw new Error(`The index is written for Pagefind ${pagefindVersion}, not ${installed}.`)
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

function installedVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.resolve('pagefind')), 'utf8'),
  )
  return version
}
