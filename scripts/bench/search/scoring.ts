import { percentile } from '../percentile.ts'
import type { SearchedDocument } from './documents.ts'
import { isRight, type Query, type QueryKind } from './query-sets.ts'

/** What an engine gave: the addresses of the first ten results, how many there are, and how long it took in milliseconds. */
export interface Given {
  readonly urls: readonly string[]
  readonly total: number
  readonly ms: number
}

/** Per cent of the queries that have a right answer first, and among the first ten. */
export interface Success {
  readonly at1: number
  readonly at10: number
}

export type Scores = Record<Exclude<QueryKind, 'absent'>, Success> & {
  /** Results of all absent words together. */
  readonly absent: { readonly results: number }
  readonly p50Ms: number
  readonly p95Ms: number
}

/** Judges what an engine gave to each query, in the same order. */
export function score(
  documents: readonly SearchedDocument[],
  queries: readonly Query[],
  given: readonly Given[],
): Scores {
  const at = new Map(documents.map((document) => [document.url, document]))
  const right = (query: Query, urls: readonly string[]): boolean =>
    urls.some((url) => {
      const document = at.get(url)
      return document !== undefined && isRight(query, document)
    })
  const success = (kind: QueryKind): Success => {
    const asked = queries.flatMap((query, index) =>
      query.kind === kind ? [{ query, urls: given[index]?.urls ?? [] }] : [],
    )
    const share = (first: number): number =>
      percent(asked.filter(({ query, urls }) => right(query, urls.slice(0, first))).length, asked.length)
    return { at1: share(1), at10: share(10) }
  }
  const times = given.map(({ ms }) => ms)
  const absent = given.filter((_, index) => queries[index]?.kind === 'absent')
  return {
    title: success('title'),
    phrase: success('phrase'),
    boundary: success('boundary'),
    typo: success('typo'),
    traditional: success('traditional'),
    twoWords: success('twoWords'),
    pinyin: success('pinyin'),
    absent: { results: absent.reduce((sum, { total }) => sum + total, 0) },
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  }
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10)
