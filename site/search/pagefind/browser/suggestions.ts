import { judge } from '../../matching/judge.ts'
import { fold } from '../../query/fold.ts'
import { type Step, understand } from '../../query/understand.ts'
import type { StoredRecord } from '../format/files.ts'
import { candidatesFor } from './candidates.ts'
import { readingsOf } from './readings-of.ts'
import type { StaticIndex } from './static-index.ts'
import { newestFirst } from './way.ts'

/** Titles and branches whose names begin with what is typed so far, branches first, then those that hold it; the same title once. */
export async function suggestions(
  typed: string,
  limit: number,
  index: StaticIndex,
): Promise<{ title: string; url: string }[]> {
  const steps = understand(typed, { synonyms: index.synonyms }).steps.filter(
    ({ kind }) => kind === 'phrase' || kind === 'letters',
  )
  const found = await Promise.all(steps.map((step) => candidatesFor(step, index.lookup, index.frequency)))
  const numbers = new Set(found.flatMap(([whole = [], heads = []]) => [whole, heads].flatMap(newestFirst)))
  const records = await Promise.all(
    [...numbers]
      .filter(index.holds)
      .slice(0, 2 * limit)
      .map(index.record),
  )
  const named = records.flatMap((record) => (record && nameAnswers(record, steps) ? [record] : []))
  const form = fold(typed)
  const rank = ({ kind, title, names }: StoredRecord): number =>
    [title, ...names].some((name) => fold(name).startsWith(form)) ? Number(kind !== 'branch') : 2
  const ranked = named.map((record) => ({ record, rank: rank(record) })).sort((one, other) => one.rank - other.rank)
  const titles = new Map<string, string>()
  for (const { record } of ranked) if (!titles.has(record.title)) titles.set(record.title, record.url)
  return [...titles].slice(0, limit).map(([title, url]) => ({ title, url }))
}

const nameAnswers = (record: StoredRecord, steps: readonly Step[]): boolean =>
  judge({ ...record, text: '', branch: null, town: null, column: null }, { steps }, readingsOf(record)) !== null
