import { excerptOf, markedParts } from '../../matching/excerpt.ts'
import { type Judged, judge, type Tier } from '../../matching/judge.ts'
import { narrow } from '../../matching/narrowing.ts'
import { byDate, byRelevance } from '../../matching/ranking.ts'
import type { Readings } from '../../matching/readings.ts'
import { type Answer, type Asked, type Counts, type Facet, facets, type SearchResult } from '../../port.ts'
import { fold } from '../../query/fold.ts'
import type { Understood } from '../../query/understand.ts'
import type { Found, Response } from './response.ts'

type Ranked = { record: Found; judged: Judged }

/** Answers that hold the words as they were typed; others are shown where there are none of these. */
const strict: ReadonlySet<Tier> = new Set(['exact', 'title', 'text', 'place', 'wordsInTitle', 'words'])
/** Answers that stand there instead of what was typed; pinyin is a way to type it. */
const slips: ReadonlySet<Tier> = new Set(['near', 'sound'])

/**
 * Makes an answer of what Meilisearch found: what does not hold what was asked is dropped, the rest is ranked as with any engine.
 * Where everything was looked at, the numbers are exact; else they are what Meilisearch says.
 * @param counts for each filter in the order of `facets`, what there would be without it
 */
export function answerFrom(
  understood: Understood,
  asked: Asked,
  looks: readonly Response[],
  counts: readonly Response[],
): Answer {
  const every = new Map(looks.flatMap(({ found }) => found).map((record) => [record.url, record]))
  const judged = [...every.values()].flatMap((record): Ranked[] => {
    const verdict = judge(record, understood, readingsOf(record))
    return verdict ? [{ record, judged: verdict }] : []
  })
  const strictly = judged.filter((one) => strict.has(one.judged.tier))
  const ranked = (strictly.length > 0 ? strictly : judged).sort(asked.sort === 'date' ? byDate : byRelevance)
  const leading = looks.find(({ found }) => found.some(({ url }) => ranked.some((one) => one.record.url === url)))
  const cutOff = leading !== undefined && leading.estimatedTotal > leading.found.length
  const [first] = ranked
  return {
    total: cutOff ? Math.max(leading.estimatedTotal, ranked.length) : ranked.length,
    results: ranked.slice(asked.offset, asked.offset + asked.limit).map(resultOf),
    counts: countsOf(asked, cutOff ? leading.counts : countsAmong(ranked), counts),
    corrected: first && slips.has(first.judged.tier) ? first.judged.instead : null,
  }
}

function resultOf({ record, judged }: Ranked): SearchResult {
  const { url, kind, title, text, branch, column, date, image } = record
  return {
    url,
    kind,
    title: markedParts(title, judged.title),
    excerpt: excerptOf(text, judged.text),
    branch,
    column,
    date,
    image,
  }
}

/** The names of a record with how they are read, as the publisher has said. */
function readingsOf({ title, names, syllables }: Found): Readings {
  const known = new Map(
    [title, ...names].map((name, index) => [fold(name), (syllables[index] ?? []).map((way) => way.split(' '))]),
  )
  return (folded) => known.get(folded) ?? []
}

function countsAmong(ranked: readonly Ranked[]): Response['counts'] {
  const facts = ranked.map(({ record }) => ({ ...record, year: record.date?.slice(0, 4) ?? null }))
  const { counts } = narrow(facts, {})
  return Object.fromEntries(
    facets.map((facet) => [facet, new Map(counts[facet].map(({ value, count }) => [value, count]))]),
  )
}

function countsOf(asked: Asked, found: Response['counts'], others: readonly Response[]): Counts {
  const filtered = facets.filter((facet) => asked.filters[facet] !== undefined)
  const of = (facet: Facet) => {
    const at = filtered.indexOf(facet)
    const values = (at === -1 ? found[facet] : others[at]?.counts[facet]) ?? new Map<string, number>()
    return [...values]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
  }
  return { column: of('column'), town: of('town'), branch: of('branch'), category: of('category'), year: of('year') }
}
