import { seldomFolder } from '../format/files.ts'
import { isSeldom } from '../format/words.ts'
import { once } from './once.ts'

/** What is used of Pagefind's raw interface. */
export type PagefindModule = {
  options(options: { basePath: string; noWorker: boolean; metaCacheTag: string }): Promise<void>
  init(): Promise<void>
  mergeIndex(path: string, options: { language: string; metaCacheTag: string }): Promise<void>
  search(term: string): Promise<{ results: readonly { words: readonly number[] }[] }>
}

/** Gives the numbers of the records that hold a word. */
export type Lookup = (word: string) => Promise<ReadonlySet<number>>

/** Everything in a folder stays as it is, so nothing has to be asked for past the browser's cache. */
const metaCacheTag = 'kept'
/** Words are made so that they need not be cut; for Chinese, Pagefind would try. */
const language = 'en'

/** Starts Pagefind's reader with all shards merged into it. Each word is looked up once. */
export async function openShards(
  reader: string,
  shards: readonly string[],
  load: (path: string) => Promise<PagefindModule>,
): Promise<Lookup> {
  const pagefind = await load(`${reader}pagefind.js`)
  // A search takes a few milliseconds; a worker would take a second program to load.
  await pagefind.options({ basePath: reader, noWorker: true, metaCacheTag })
  await pagefind.init()
  const merge = async (folders: readonly string[]): Promise<void> => {
    await Promise.all(folders.map((folder) => pagefind.mergeIndex(folder, { language, metaCacheTag })))
  }
  await merge(shards)
  const seldom = once((folder: string) => merge(shards.map((shard) => shard + folder)))
  return once(async (word: string): Promise<ReadonlySet<number>> => {
    if (isSeldom(word)) await seldom(seldomFolder)
    const { results } = await pagefind.search(word)
    return new Set(results.flatMap(({ words }) => words))
  })
}
