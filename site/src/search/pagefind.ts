/** What is used of Pagefind's raw interface (pagefind.js in each shard). */
export type PagefindModule = {
  init(): Promise<void>
  mergeIndex(path: string): Promise<void>
  search(query: string): Promise<{ results: PagefindResult[] }>
}
export type PagefindResult = { id: string; data(): Promise<PagefindData> }
/** `meta` holds what the engine gives each record: title, version, and date (yyyy-MM-dd), place and column where it has them. */
export type PagefindData = { url: string; excerpt: string; meta: Readonly<Record<string, string>> }

const shardList = '/search-index/shards.json'

/** The index, and which of its results no longer hold, as `url#version`. */
export type SearchIndex = { pagefind: PagefindModule; stale: ReadonlySet<string> }

/** Opens the index: the first shard's reader, with all other shards merged into it. Throws when it cannot be had. */
export async function openIndex(): Promise<SearchIndex> {
  const answer = await fetch(shardList, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${shardList} answered ${answer.status}`)
  const { shards, stale }: { shards: string[]; stale: string[] } = await answer.json()
  const [first, ...others] = shards
  if (first === undefined) return { pagefind: nothing, stale: new Set() }
  const pagefind: PagefindModule = await import(/* @vite-ignore */ `${first}pagefind.js`)
  await pagefind.init()
  await Promise.all(others.map((shard) => pagefind.mergeIndex(shard)))
  return { pagefind, stale: new Set(stale) }
}

/** A site on which nothing was published yet has no shards. */
const nothing: PagefindModule = {
  init: async () => undefined,
  mergeIndex: async () => undefined,
  search: async () => ({ results: [] }),
}
