import type { Indexed, Members } from './members.ts'

export type Listed = { version: string; date: string | null }

/** The shard of what is new: small, so that it is built with every publish in a tenth of a second. */
const newestShard = 0
/** Records in the newest shard and out-of-date ones in the others, before the large shards are built anew. */
const newestLimit = 120
/** Every further large shard costs a query 15 KB; building one of this size takes a quarter of a minute, behind the publisher. */
const largeShardLimit = 16_000

/**
 * What has to change: shards to build anew with all their records (none: the shard goes away), the numbers of records that were not
 * there before, the addresses whose records hold no more, and the numbers in large shards that do not hold any more.
 */
export type Partition = {
  builds: Map<number, { url: string; number: number }[]>
  added: Map<string, number>
  ending: Set<string>
  gone: number[]
}

/** What is listed now: addresses where anything may be otherwise than in the index, and everything, where that is wanted. */
export type Listing = { changes: ReadonlyMap<string, Listed | null>; all: () => ReadonlyMap<string, Listed> }

/**
 * Decides which shards a change of records concerns: usually the newest alone. Large shards are cut along years, and only those are
 * built whose records are others than before. No shard keeps a word of what is `erased`.
 * @param next the lowest number that was never given
 */
export function partition(
  { changes, all }: Listing,
  members: Members,
  next: number,
  erased: ReadonlySet<string> = new Set(),
): Partition {
  const differing = [...changes].filter(([url, now]) => members.holding(url)?.version !== now?.version)
  const fresh = differing.flatMap(([url, now]): [string, Listed][] => (now ? [[url, now]] : []))
  // The oldest first: higher numbers are newer, and are shown first.
  fresh.sort(([, one], [, other]) => compared(one.date ?? '', other.date ?? ''))
  const added = new Map(fresh.map(([url], index) => [url, next + index]))
  const ending = new Set(differing.flatMap(([url]) => (members.holding(url) ? url : [])))
  const stays = ({ url, version }: Indexed): boolean => version !== '' && !ending.has(url)
  const endingInLarge = [...ending]
    .flatMap((url) => members.holding(url) ?? [])
    .filter(({ shard }) => shard !== newestShard)
  const outOfDate = [...members.ended, ...endingInLarge]
  const newest = [...members.of(newestShard).values()].filter(stays)
  const numbered = (urls: Iterable<string>) =>
    inOrder([...urls].map((url) => [url, added.get(url) ?? members.holding(url)?.number ?? 0]))
  if (newest.length + fresh.length + outOfDate.length > newestLimit) {
    const listed = all()
    return { builds: changed(cutAlongYears(listed, numbered(listed.keys())), members), added, ending, gone: [] }
  }

  const builds: Partition['builds'] = new Map()
  if (fresh.length > 0 || newest.length !== members.of(newestShard).size)
    builds.set(newestShard, numbered([...newest.map(({ url }) => url), ...added.keys()]))
  const cleansed = new Set(outOfDate.filter(({ url }) => erased.has(url)).map(({ shard }) => shard))
  for (const shard of cleansed)
    builds.set(shard, numbered([...members.of(shard).values()].filter(stays).map(({ url }) => url)))
  const gone = outOfDate.filter(({ shard }) => !cleansed.has(shard)).map(({ number }) => number)
  return { builds, added, ending, gone: gone.sort((one, other) => one - other) }
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
function changed(shards: readonly Numbered[][], members: Members): Partition['builds'] {
  const builds: Partition['builds'] = new Map([[newestShard, []]])
  for (const [index, records] of shards.entries()) {
    const own = members.of(index + 1)
    if (own.size !== records.length || records.some(({ number }) => !own.has(number))) builds.set(index + 1, records)
  }
  for (const shard of members.shards) if (shard > shards.length) builds.set(shard, [])
  return builds
}
