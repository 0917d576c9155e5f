import type { Readings } from '../../matching/readings.ts'
import type { SearchRecord } from '../../port.ts'
import type { Published } from '../mirror.ts'

/** A record with what a test cares about, and something plain for the rest. */
export const record = (url: string, given: Partial<SearchRecord> = {}): SearchRecord => ({
  url,
  version: '1',
  kind: 'entry',
  title: `关于${url.replaceAll('/', '')}的报道`,
  names: [],
  branch: null,
  town: null,
  column: null,
  category: null,
  date: '2026-11-20',
  text: '',
  image: null,
  ...given,
})

/** What is published, in a test's hand. */
export class PublishedInMemory implements Published {
  readonly #records = new Map<string, SearchRecord>()

  put(...records: readonly SearchRecord[]): void {
    for (const one of records) this.#records.set(one.url, one)
  }

  withdraw(...urls: readonly string[]): void {
    for (const url of urls) this.#records.delete(url)
  }

  versions(): Map<string, string> {
    return new Map([...this.#records].map(([url, { version }]) => [url, version]))
  }

  records(urls: readonly string[]): SearchRecord[] {
    return urls.flatMap((url) => this.#records.get(url) ?? [])
  }
}

const syllables: Readonly<Record<string, string>> = { 民: 'min', 歌: 'ge', 晚: 'wan', 会: 'hui' }

/** Reads the few characters of which it is asked in tests. */
export const readings: Readings = (folded) => [Array.from(folded, (character) => syllables[character] ?? character)]
