import type { EntryRecord, OrganizationRecord, PublicRecord } from '@huoye/content-types'
import { seeded } from '../../../site/fixtures/random.ts'
import { readCorpus } from './corpus.ts'
import { type County, county } from './county.ts'
import { type EntryPlace, entryPlace, entryRecord } from './entries.ts'
import { PageTally } from './page-tally.ts'
import { type TextPool, textPool } from './recombine.ts'

/** Home and overview of a branch; of a committee only the home. */
const pagesOfBranch = 2
/** Home, directory, freshness, statistics, search, about, open data, and what stands where a page is missing or withdrawn. */
const fixedPages = 9

/** A county's content, given record by record: a large one never stands in memory whole. */
export interface SiteContent {
  readonly pool: TextPool
  readonly branches: readonly OrganizationRecord[]
  readonly entries: number
  records(): Generator<PublicRecord>
}

/**
 * Content for a site of `pages` pages of HTML or a few more. The same pages and corpus give the same content.
 * @param corpus a JSONL file of texts; made-up texts without it
 */
export function siteContent(pages: number, corpus: string | undefined): SiteContent {
  const pool = textPool(readCorpus(corpus))
  const made = county(pool, seeded(11))
  const places = placesFor(pages, made)
  return {
    pool,
    branches: made.branches,
    entries: places.length,
    *records() {
      yield* made.records
      for (const place of places) yield entryRecord(place, pool)
    },
  }
}

function placesFor(pages: number, { branches, records }: County): EntryPlace[] {
  const committees = records.filter((record) => record.type === 'organization').length - branches.length
  const tally = new PageTally()
  const always = fixedPages + branches.length * pagesOfBranch + committees
  const places: EntryPlace[] = []
  while (tally.pages + always < pages) {
    const place = entryPlace(places.length, branches)
    tally.add(place)
    places.push(place)
  }
  return places
}

export const isEntry = (record: PublicRecord): record is EntryRecord =>
  record.type === 'article' || record.type === 'activity'
