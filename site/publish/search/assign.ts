/** One document as it stands in a shard. */
export type Indexed = { url: string; version: string; shard: number }

/** The shard of what is new: small, so that it is rebuilt with every publish. */
const newestShard = 0
/** Documents in the newest shard and out-of-date ones elsewhere, before the large shards take them in. */
const newestShardLimit = 120
const largeShardLimit = 2000

/** Shards to build anew with all their documents (none: the shard goes away), and results that no longer hold. */
export type Assignment = { builds: Map<number, string[]>; stale: string[] }

/**
 * Decides which shards a change of documents concerns. Usually only the newest one; out-of-date documents of
 * large shards are then listed as stale, for the search page to leave out. No shard keeps a word of what is `erased`.
 */
export function assign(
  documents: ReadonlyMap<string, { version: string }>,
  indexed: readonly Indexed[],
  erased: ReadonlySet<string> = new Set(),
): Assignment {
  const large = indexed.filter(({ shard }) => shard !== newestShard)
  const current = (one: Indexed): boolean => documents.get(one.url)?.version === one.version
  const settled = new Set(large.filter(current).map(({ url }) => url))
  const outOfDate = large.filter((one) => !current(one))
  const fresh = [...documents.keys()].filter((url) => !settled.has(url))
  if (fresh.length + outOfDate.length > newestShardLimit) return { builds: settle(large, outOfDate, fresh), stale: [] }
  const newest = new Map(indexed.filter(({ shard }) => shard === newestShard).map(({ url, version }) => [url, version]))
  const same = newest.size === fresh.length && fresh.every((url) => newest.get(url) === documents.get(url)?.version)
  const cleansed = new Set(large.filter(({ url }) => erased.has(url)).map(({ shard }) => shard))
  const builds = new Map<number, string[]>(same ? [] : [[newestShard, fresh]])
  for (const shard of cleansed)
    builds.set(
      shard,
      large.filter((one) => one.shard === shard && current(one)).map(({ url }) => url),
    )
  const stale = outOfDate.filter(({ shard }) => !cleansed.has(shard))
  return { builds, stale: stale.map(({ url, version }) => `${url}#${version}`) }
}

/** Takes everything into large shards: those with out-of-date documents are built anew, and the last one is filled first. */
function settle(
  large: readonly Indexed[],
  outOfDate: readonly Indexed[],
  fresh: readonly string[],
): Map<number, string[]> {
  const gone = new Set(outOfDate)
  const shards = new Map<number, string[]>()
  for (const one of large) {
    const urls = shards.get(one.shard) ?? []
    if (!gone.has(one)) urls.push(one.url)
    shards.set(one.shard, urls)
  }
  const touched = new Set(outOfDate.map(({ shard }) => shard))
  let last = Math.max(newestShard, ...shards.keys())
  for (const url of fresh) {
    if (last === newestShard || (shards.get(last)?.length ?? 0) >= largeShardLimit) last += 1
    const urls = shards.get(last) ?? []
    urls.push(url)
    shards.set(last, urls)
    touched.add(last)
  }
  return new Map([
    [newestShard, []],
    ...[...touched].sort((a, b) => a - b).map((shard) => [shard, shards.get(shard) ?? []] as const),
  ])
}
