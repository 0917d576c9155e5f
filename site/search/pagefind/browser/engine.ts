import { excerptOf, markedParts } from '../../matching/excerpt.ts'
import { type Judged, judge } from '../../matching/judge.ts'
import { type Facts, narrow } from '../../matching/narrowing.ts'
import { byRelevance } from '../../matching/ranking.ts'
import type { Answer, Asked, SearchEngine, SearchResult } from '../../port.ts'
import { fold } from '../../query/fold.ts'
import { loadSimplify, maySimplify } from '../../query/simplified.ts'
import { type Step, type Understood, understand } from '../../query/understand.ts'
import type { StoredRecord } from '../format/files.ts'
import { candidatesFor } from './candidates.ts'
import type { StaticIndex } from './static-index.ts'

/** Texts that are looked at before a looser way of searching is tried, or the search ends. */
const mostJudged = 30
const mostJudgedLoosely = 12

type Hit = { number: number; record: StoredRecord; judged: Judged }
/** One way of searching: which records may answer, how many of them were looked at, and which did answer. */
type Stage = { order: readonly number[]; looked: number; hits: Hit[]; loose: boolean; counts: Answer['counts'] | null }

/** Searches with nothing but files: Pagefind says which records may answer, their texts which do. */
export class PagefindEngine implements SearchEngine {
  readonly #open: () => Promise<StaticIndex>
  #index: Promise<StaticIndex> | null = null

  constructor(open: () => Promise<StaticIndex>) {
    this.#open = open
  }

  async search(asked: Asked): Promise<Answer> {
    const index = await this.#opened()
    const simplify = maySimplify(asked.query) ? await loadSimplify() : undefined
    const understood = understand(asked.query, { synonyms: index.synonyms, simplify })
    let last: Answer = nothing
    for (const steps of stagesOf(understood)) {
      const stage = await this.#begin(index, steps, asked)
      await this.#judge(index, stage, understood, asked.offset + asked.limit)
      last = answerOf(stage, asked)
      if (stage.hits.length > 0) return last
    }
    return { ...last, total: 0, results: [] }
  }

  async suggest(typed: string, limit: number): Promise<readonly { title: string; url: string }[]> {
    const index = await this.#opened()
    const form = fold(typed)
    if (form === '') return []
    const steps = understand(typed, { synonyms: [] }).steps.filter(
      ({ kind }) => kind === 'phrase' || kind === 'letters',
    )
    const found = await Promise.all(steps.map((step) => candidatesFor(step, index.lookup, index.frequency)))
    const numbers = [...new Set(found.flatMap(([whole = [], heads = []]) => [...newest(whole), ...newest(heads)]))]
    const records = await Promise.all(
      numbers
        .filter(index.holds)
        .slice(0, 2 * limit)
        .map(index.record),
    )
    const named = records.flatMap((record) => {
      const judged = record && judge({ ...record, text: '' }, { steps }, readingsOf(record))
      return record && judged ? [{ record, judged }] : []
    })
    const begins = ({ record }: (typeof named)[number]): number => Number(!fold(record.title).startsWith(form))
    return named
      .sort((one, other) => begins(one) - begins(other) || byRelevance(one, other))
      .slice(0, limit)
      .map(({ record: { title, url } }) => ({ title, url }))
  }

  /** Opened once; what failed is tried again. */
  #opened(): Promise<StaticIndex> {
    const opened = this.#index ?? this.#open()
    this.#index = opened
    opened.catch(() => {
      this.#index = null
    })
    return opened
  }

  async #begin(index: StaticIndex, steps: readonly Step[], { filters, sort, offset, limit }: Asked): Promise<Stage> {
    const found = await Promise.all(steps.map((step) => candidatesFor(step, index.lookup, index.frequency)))
    const order = [...new Set(found.flat().flatMap(newest))].filter(index.holds)
    const loose = steps.some(({ kind }) => kind === 'near' || kind === 'parts')
    const stage = { order, looked: 0, hits: [], loose, counts: null }
    const allLookedAt = order.length <= offset + limit
    if (allLookedAt && sort === 'relevance' && Object.keys(filters).length === 0) return stage
    const facts = await index.facts()
    const { kept, counts } = narrow(
      order.flatMap((number) => facts.get(number) ?? []),
      filters,
    )
    if (sort === 'date') kept.sort((one, other) => (other.day ?? -1) - (one.day ?? -1))
    return { ...stage, order: kept.map(({ number }) => number), counts }
  }

  async #judge(index: StaticIndex, stage: Stage, understood: Understood, wanted: number): Promise<void> {
    const end = Math.min(stage.order.length, Math.max(wanted, stage.loose ? mostJudgedLoosely : mostJudged))
    while (stage.hits.length < wanted && stage.looked < end) {
      const next = stage.order.slice(stage.looked, Math.min(end, stage.looked + wanted - stage.hits.length))
      stage.looked += next.length
      const records = await Promise.all(next.map(index.record))
      for (const [at, record] of records.entries()) {
        const judged = record && judge(record, understood, readingsOf(record))
        if (record && judged) stage.hits.push({ number: next[at] ?? 0, record, judged })
      }
    }
  }
}

const newest = (numbers: Iterable<number>): number[] => [...numbers].sort((one, other) => other - one)

/** Looser ways are only tried where the one before found nothing; letters may be meant either way. */
function stagesOf({ steps }: Understood): Step[][] {
  const several = steps.some(({ kind }) => kind === 'words')
  // With several words all of them are looked for: the phrase is among what they find.
  const strict = steps.filter(({ kind }) => kind === 'words' || kind === 'letters' || (kind === 'phrase' && !several))
  const looser = steps.filter(({ kind }) => kind === 'near' || kind === 'parts')
  return [strict, ...looser.map((step) => [step])].filter((stage) => stage.length > 0)
}

const readingsOf =
  ({ readings }: StoredRecord) =>
  (folded: string): readonly (readonly string[])[] =>
    (readings[folded] ?? []).map((one) => one.split(' '))

/** Each page of results is in the order of relevance; that of the pages is the order in which candidates are looked at. */
function answerOf({ order, counts, hits, looked, loose }: Stage, { offset, limit, sort }: Asked): Answer {
  const page = hits.slice(offset, offset + limit)
  if (sort === 'relevance') page.sort(byRelevance)
  return {
    total: loose ? hits.length : hits.length + order.length - looked,
    results: page.map(resultOf),
    counts: counts ?? narrow(hits.map(factsOf), {}).counts,
    corrected: page[0]?.judged.instead ?? null,
  }
}

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

const nothing: Answer = {
  total: 0,
  results: [],
  counts: { column: [], town: [], branch: [], category: [], year: [] },
  corrected: null,
}
