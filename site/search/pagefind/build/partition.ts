/** A record as the index knows it. A number is given once, in the order of first indexing, and never to another version. */
export type Indexed = { url: string; version: string; number: number; shard: number }
export type Listed = { version: string; date: string | null }

/** The shard of what is new: small, so that it is built with every publish in a tenth of a second. */
const newestShard = 0
/** Records in the newest shard and out-of-date ones in the others, before the large shards are built anew. */
const newestLimit = 120
/** Every further large shard costs a query 15 KB; building one of this size takes a quarter of a minute, behind the publisher. */
const largeShardLimit = 16_000

/**
 * What has to change: shards to build anew with all their records (none: the shard goes away), the numbers of records that were not
 * there before, and the numbers in large shards that do not hold any more.
 */
export type Partition = {
  builds: Map<number, { url: string; number: number }[]>
  added: Map<string, number>
  gone: number[]
}

/**
 * Decides which shards a change of records concerns: usually the newest alone. Large shards are cut along years, and only those are
 * built whose records are others than before. No shard keeps a word of what is `erased`.
 * @param next the lowest number that was never given
 */
export function partition(
  listed: ReadonlyMap<string, Listed>,
  indexed: readonly Indexed[],
  next: number,
  erased: ReadonlySet<string> = new Set(),
): Partition {
  const holds = ({ url, version }: Indexed): boolean => listed.get(url)?.version === version
  const there = new Map(indexed.filter(holds).map((one) => [one.url, one]))
  const fresh = [...listed].filter(([url]) => !there.has(url))
  // The oldest first: higher numbers are newer, and are shown first.
  fresh.sort(([, one], [, other]) => compared(one.date ?? '', other.date ?? ''))
  const added = new Map(fresh.map(([url], index) => [url, next + index]))
  const outOfDate = indexed.filter((one) => one.shard !== newestShard && !holds(one))
  const newest = [...there.values()].filter(({ shard }) => shard === newestShard)
  const numbered = (urls: Iterable<string>) =>
    inOrder([...urls].map((url) => [url, added.get(url) ?? there.get(url)?.number ?? 0]))
  if (newest.length + fresh.length + outOfDate.length > newestLimit)
    return { builds: changed(cutAlongYears(listed, numbered(listed.keys())), indexed), added, gone: [] }

  const builds: Partition['builds'] = new Map()
  const newestBefore = indexed.filter(({ shard }) => shard === newestShard).length
  if (fresh.length > 0 || newest.length !== newestBefore)
    builds.set(newestShard, numbered([...newest.map(({ url }) => url), ...added.keys()]))
  const cleansed = new Set(outOfDate.filter(({ url }) => erased.has(url)).map(({ shard }) => shard))
  for (const shard of cleansed)
    builds.set(shard, numbered([...there.values()].filter((one) => one.shard === shard).map(({ url }) => url)))
  const gone = outOfDate.filter(({ shard }) => !cleansed.has(shard)).map(({ number }) => number)
  return { builds, added, gone }
}

type Numbered = { url: string; number: number }

const inOrder = (pairs: readonly (readonly [string, number])[]): Numbered[] =>
  pairs.map(([url, number]) => ({ url, number })).sort((one, other) => one.number - other.number)

const compared = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** Whole years together as long as they fit; what has no date stands with the oldest; a year that does not fit is cut by numbers. */
function cutAlongYears(listed: ReadonlyMap<string, Listed>, records: readonly Numbered[]): Numbered[][] {
  const years = new Map<string, Numbered[]>()
  for (const record of records) {
    const year = listed.get(record.url)?.date?.slice(0, 4) ?? ''
    const together = years.get(year)
    if (together) together.push(record)
    else years.set(year, [record])
  }
  const shards: Numbered[][] = []
  for (const [, ofYear] of [...years].sort(([one], [other]) => compared(one, other))) {
    const last = shards[shards.length - 1]
    if (last && last.length + ofYear.length <= largeShardLimit) last.push(...ofYear)
    else
      for (let from = 0; from < ofYear.length; from += largeShardLimit)
        shards.push(ofYear.slice(from, from + largeShardLimit))
  }
  return shards.map((shard) => shard.sort((one, other) => one.number - other.number))
}

/** Those of the large shards that are others than before, the newest shard empty, and away with the shards that are left over. */
function changed(shards: readonly Numbered[][], indexed: readonly Indexed[]): Partition['builds'] {
  const before = new Map<number, Set<number>>()
  for (const { shard, number } of indexed) before.set(shard, (before.get(shard) ?? new Set()).add(number))
  const builds: Partition['builds'] = new Map([[newestShard, []]])
  for (const [index, records] of shards.entries()) {
    const own = before.get(index + 1)
    if (own?.size !== records.length || records.some(({ number }) => !own.has(number))) builds.set(index + 1, records)
  }
  for (const shard of before.keys()) if (shard > shards.length) builds.set(shard, [])
  return builds
}
