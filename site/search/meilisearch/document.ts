import { hash } from 'node:crypto'
import type { Readings } from '../matching/readings.ts'
import type { SearchRecord } from '../port.ts'
import { fold } from '../query/fold.ts'

/**
 * A record as Meilisearch keeps it. `letters` are its title and names in pinyin, in full and by initials, to be found by; `syllables`
 * are the same with spaces between, for the browser to check by which characters were meant.
 */
export type MeiliDocument = SearchRecord & {
  id: string
  year: string | null
  letters: readonly string[]
  syllables: readonly (readonly string[])[]
}

/** The identifier of an address: the same one always, of characters that Meilisearch allows. */
export const documentId = (url: string): string => hash('sha256', url, 'hex').slice(0, 32)

/** Longer words are not indexed; a title is known by then. */
const longestLetters = 120

export function documentOf(record: SearchRecord, readings: Readings): MeiliDocument {
  const read = [record.title, ...record.names].map((name) => readings(fold(name)))
  const letters = read
    .flat()
    .flatMap((syllables) => [syllables.join(''), syllables.map((syllable) => syllable.slice(0, 1)).join('')])
  return {
    ...record,
    id: documentId(record.url),
    year: record.date?.slice(0, 4) ?? null,
    letters: [...new Set(letters.map((one) => one.slice(0, longestLetters)))],
    syllables: read.map((ways) => ways.map((syllables) => syllables.join(' '))),
  }
}
