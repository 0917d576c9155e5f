import type { SearchRecord } from '../../search/port.ts'

/** What Pagefind is told of one address; `meta` is what a result shows. */
export type PagefindDocument = {
  url: string
  content: string
  meta: Record<string, string>
  filters: Record<string, string[]>
}

/**
 * A text longer than this is found by its beginning. The indexer's time grows faster than a text: a hundred thousand times the same
 * word took it half a minute, in which nothing else that was published could be found.
 */
const searchedCharacters = 20_000

/** A record in Pagefind's shape. `meta.version` lets a result be recognised as out of date. */
export function pagefindDocument(record: SearchRecord): PagefindDocument {
  const { url, title, names, branch, town, column, category, date, image, version, text } = record
  const year = date?.slice(0, 4) ?? null
  return {
    url,
    content: [title, branch, column, text.slice(0, searchedCharacters).toWellFormed(), ...names]
      .filter(Boolean)
      .join('\n'),
    meta: present({ title, version, date, place: branch, column, image }),
    filters: Object.fromEntries(
      Object.entries(present({ column, town, branch, category, year })).map(([facet, value]) => [facet, [value]]),
    ),
  }
}

const present = (values: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
