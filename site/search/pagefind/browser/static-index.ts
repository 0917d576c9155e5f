import type { Synonyms } from '../../query/synonyms.ts'
import {
  type CommonFile,
  type FactsFile,
  listFile,
  recordFile,
  type ShardList,
  type StoredRecord,
} from '../format/files.ts'
import { type Frequency, frequencyBy } from './choose.ts'
import { factsIn, type NumberedFacts } from './facts.ts'
import { once } from './once.ts'
import { type Lookup, openShards, type PagefindModule } from './pagefind.ts'

/** The files of the index, opened. What is asked for twice is loaded once. */
export type StaticIndex = {
  synonyms: Synonyms
  lookup: Lookup
  frequency: Frequency
  /** Whether the record of a number still holds. */
  holds: (number: number) => boolean
  /** Null where it has been withdrawn meanwhile. */
  record: (number: number) => Promise<StoredRecord | null>
  facts: () => Promise<ReadonlyMap<number, NumberedFacts>>
}

const importModule = (path: string): Promise<PagefindModule> => import(/* @vite-ignore */ path)

/** Reads the list of shards and opens them. Throws when they cannot be had. */
export async function openStaticIndex(load = importModule): Promise<StaticIndex> {
  const list: ShardList = await json(listFile, { cache: 'no-cache' })
  const [largest] = list.shards
  const gone = new Set(list.gone)
  const [lookup, common]: [Lookup, CommonFile] = await Promise.all([
    openShards(list.reader, list.shards, load),
    largest === undefined ? { pairs: '' } : json<CommonFile>(`${largest}common.json`),
  ])
  const records = once((number: number) => jsonOrNull<StoredRecord>(recordFile(list.records, number)))
  const facts = once(() => loadFacts(list.shards))
  return {
    synonyms: list.synonyms,
    lookup,
    frequency: frequencyBy(common.pairs),
    holds: (number) => !gone.has(number),
    record: records,
    facts: () => facts('all'),
  }
}

async function loadFacts(shards: readonly string[]): Promise<ReadonlyMap<number, NumberedFacts>> {
  const files = await Promise.all(shards.map((shard) => json<FactsFile>(`${shard}facts.json`)))
  return new Map(files.flatMap(factsIn).map((facts) => [facts.number, facts]))
}

async function json<Content>(path: string, options: RequestInit = {}): Promise<Content> {
  const answer = await fetch(path, options)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return JSON.parse(await answer.text())
}

/** Nothing where there is no such file any more. */
async function jsonOrNull<Content>(path: string): Promise<Content | null> {
  const answer = await fetch(path)
  if (answer.status === 404 || answer.status === 410) return null
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return JSON.parse(await answer.text())
}
