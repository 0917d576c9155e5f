import type { SearchRecord } from '../port.ts'
import { type Judged, type Tier, tiers } from './judge.ts'

type Ranked = { judged: Judged; record: Pick<SearchRecord, 'kind' | 'date' | 'url'> }

/** Answers that mean a name, in characters or in pinyin. */
const namesFirst: ReadonlySet<Tier> = new Set(['exact', 'letters', 'sound'])

/** The order of results: how well they answer; of those whose name was typed a branch's own page; then the newest. */
export function byRelevance(one: Ranked, other: Ranked): number {
  const better = tiers.indexOf(one.judged.tier) - tiers.indexOf(other.judged.tier)
  if (better !== 0) return better
  if (namesFirst.has(one.judged.tier) && one.record.kind !== other.record.kind)
    return one.record.kind === 'branch' ? -1 : 1
  return byDate(one, other)
}

/** The newest first, what has no date last. */
export function byDate({ record: one }: Ranked, { record: other }: Ranked): number {
  const [newer, older] = [one.date ?? '', other.date ?? '']
  if (newer !== older) return newer > older ? -1 : 1
  return one.url < other.url ? -1 : Number(one.url > other.url)
}
