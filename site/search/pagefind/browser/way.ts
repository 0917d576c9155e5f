import { excerptOf, markedParts } from '../../matching/excerpt.ts'
import { type Judged, judge } from '../../matching/judge.ts'
import { type Facts, narrow } from '../../matching/narrowing.ts'
import { byRelevance } from '../../matching/ranking.ts'
import type { Answer, Asked, Counts, SearchResult } from '../../port.ts'
import type { Step } from '../../query/understand.ts'
import type { StoredRecord } from '../format/files.ts'
import { candidatesFor } from './candidates.ts'
import { readingsOf } from './readings-of.ts'
import type { StaticIndex } from './static-index.ts'

/** Texts that are looked at for the first results, before it is said that nothing is there. */
const mostJudged = 30
const mostJudgedLoosely = 12

type Hit = { record: StoredRecord; judged: Judged }
/** Candidates in the order in which they are looked at, and what can be chosen among them, where that was counted. */
type Wanted = { numbers: readonly number[]; counts: Counts | null }

/** Searches in one way; null where nothing answers so. */
export async function answerBy(steps: readonly Step[], index: StaticIndex, asked: Asked): Promise<Answer | null> {
  const loose = steps.some(({ kind }) => kind === 'near' || kind === 'parts')
  const { numbers, counts } = await wantedBy(steps, index, asked, loose)
  const { hits, looked } = await judged(numbers, steps, index, asked, loose ? mostJudgedLoosely : mostJudged)
  if (hits.length === 0) return null
  // Each page is in the order of relevance; that of the pages is the order in which candidates are looked at.
  const page = hits.slice(asked.offset, asked.offset + asked.limit)
  if (asked.sort === 'relevance') page.sort(byRelevance)
  return {
    total: loose ? hits.length : hits.length + numbers.length - looked,
    results: page.map(resultOf),
    counts: counts ?? (loose || looked === numbers.length ? narrow(hits.map(factsOf), {}).counts : null),
    corrected: page[0]?.judged.instead ?? null,
  }
}

async function wantedBy(steps: readonly Step[], index: StaticIndex, asked: Asked, loose: boolean): Promise<Wanted> {
  const { filters, sort, offset, limit } = asked
  const several = steps.some(({ kind }) => kind === 'words')
  // With several words all of them are looked for: the phrase is among what they find.
  const lookedUp = steps.filter(({ kind }) => !several || kind !== 'phrase')
  const found = await Promise.all(lookedUp.map((step) => candidatesFor(step, index.lookup, index.frequency)))
  const numbers = [...new Set(found.flat().flatMap(newestFirst))].filter(index.holds)
  // The facts are thirty kilobytes: not for counts that nobody looks at, nor for those of what all is looked at itself.
  const needless = loose || asked.counting === undefined || numbers.length <= offset + limit
  if (needless && sort === 'relevance' && Object.keys(filters).length === 0) return { numbers, counts: null }
  const facts = await index.facts()
  const known = numbers.flatMap((number) => facts.get(number) ?? [])
  const { kept, counts } = narrow(known, filters)
  if (sort === 'date') kept.sort((one, other) => (other.day ?? -1) - (one.day ?? -1))
  return { numbers: kept.map(({ number }) => number), counts }
}

/** Looks at candidates until there are results enough. */
async function judged(
  numbers: readonly number[],
  steps: readonly Step[],
  index: StaticIndex,
  { offset, limit }: Asked,
  most: number,
): Promise<{ hits: Hit[]; looked: number }> {
  const wanted = offset + limit
  const end = Math.min(numbers.length, Math.max(wanted, most))
  const hits: Hit[] = []
  let looked = 0
  while (hits.length < wanted && looked < end) {
    const next = numbers.slice(looked, Math.min(end, looked + wanted - hits.length))
    looked += next.length
    for (const record of await Promise.all(next.map(index.record))) {
      const judged = record && judge(record, { steps }, readingsOf(record))
      if (judged) hits.push({ record, judged })
    }
  }
  return { hits, looked }
}

export const newestFirst = (numbers: Iterable<number>): number[] => [...numbers].sort((one, other) => other - one)

const factsOf = ({ record: { column, town, branch, category, date } }: Hit): Facts => ({
  column,
  town,
  branch,
  category,
  year: date?.slice(0, 4) ?? null,
})

const resultOf = ({ record, judged }: Hit): SearchResult => ({
  url: record.url,
  kind: record.kind,
  title: markedParts(record.title, judged.title),
  excerpt: excerptOf(record.text, judged.text),
  branch: record.branch,
  column: record.column,
  date: record.date,
  image: record.image,
})
