import { addresses, type EntryRecord, htmlText, type PublicRecord } from '@huoye/content-types'
import { seeded } from '../../../site/fixtures/random.ts'
import { readCorpus } from '../content/corpus.ts'
import { county } from '../content/county.ts'
import { entryPlace, entryRecord } from '../content/entries.ts'
import { textPool } from '../content/recombine.ts'

/** One page that can be found, as its readers see it. */
export interface SearchedDocument {
  readonly url: string
  readonly title: string
  /** Of a branch's page the short name; else empty. */
  readonly name: string
  readonly text: string
}

/** A county with so many articles and activities: its records, and what can be found in them. */
export interface SearchedContent {
  readonly entries: number
  records(): Generator<PublicRecord>
  documents(): SearchedDocument[]
  /** An entry that is not among them. */
  another(): EntryRecord
}

/** The same number and corpus give the same content. @param corpus a JSONL file of texts; made-up ones without it */
export function searchedContent(entries: number, corpus: string | undefined): SearchedContent {
  const pool = textPool(readCorpus(corpus))
  const made = county(pool, seeded(11))
  function* records(): Generator<PublicRecord> {
    yield* made.records
    for (let number = 0; number < entries; number++) yield entryRecord(entryPlace(number, made.branches), pool)
  }
  return {
    entries,
    records,
    documents: () => Array.from(records()).flatMap(documentOf),
    another: () => entryRecord(entryPlace(entries, made.branches), pool),
  }
}

function documentOf(record: PublicRecord): SearchedDocument[] {
  if (record.type === 'organization')
    return [{ url: addresses.branchHome(record.slug), title: record.name, name: record.shortName, text: '' }]
  if (record.type !== 'article' && record.type !== 'activity') return []
  const text = htmlText(record.body, { between: '\n', captions: true })
  return [{ url: addresses.entry(record), title: record.title, name: '', text }]
}
