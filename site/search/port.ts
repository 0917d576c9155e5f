/** One published page as search knows it, made from public records only. Text is plain, never HTML. */
export type SearchRecord = {
  url: string
  /** Differs whenever anything of the record could. */
  version: string
  kind: 'entry' | 'branch'
  title: string
  /** Other names of the same thing, such as the short and former names of a branch. */
  names: readonly string[]
  /** Where it belongs, by the names that a reader sees; null where it belongs to none. */
  branch: string | null
  town: string | null
  column: string | null
  /** Of the branch: what kind of organisation it is. */
  category: string | null
  /** yyyy-MM-dd; null for a branch's own page. */
  date: string | null
  /** Paragraphs, one a line. */
  text: string
  /** Address of a small picture. */
  image: string | null
}

/** What results can be narrowed down by; a year is four digits. */
export const facets = ['column', 'town', 'branch', 'category', 'year'] as const
export type Facet = (typeof facets)[number]
export type Filters = Partial<Record<Facet, string>>

/** Characters of a query; what is typed beyond them is not looked at. Longer than any title. */
export const longestQuery = 100

/** What a reader asks for. `offset` and `limit` count results. */
export type Asked = {
  query: string
  filters: Filters
  sort: 'relevance' | 'date'
  offset: number
  limit: number
  /** Whether the filters are looked at, so that their values have to be counted even where that costs as much as the answer. */
  counting?: true
}

/** A piece of text, and whether it is what was searched for. */
export type Part = { text: string; hit: boolean }

export type SearchResult = {
  url: string
  kind: SearchRecord['kind']
  title: readonly Part[]
  excerpt: readonly Part[]
  branch: string | null
  column: string | null
  date: string | null
  image: string | null
}

/** How many results each value of a filter would leave, the most first. */
export type Counts = Record<Facet, readonly { value: string; count: number }[]>

export const noCounts: Counts = { column: [], town: [], branch: [], category: [], year: [] }

/** `total` is exact up to `countedExactly`; `corrected` is what was searched for instead, where the words themselves are nowhere. */
export type Answer = {
  total: number
  results: readonly SearchResult[]
  /** Null where they were not counted, because nobody looked at them. */
  counts: Counts | null
  corrected: string | null
}

/** An engine behind the search page. One contract suite is run against each. */
export interface SearchEngine {
  search(asked: Asked): Promise<Answer>
  /** Titles and branch names that begin with or hold what is typed so far, best first. */
  suggest(typed: string, limit: number): Promise<readonly { title: string; url: string }[]>
}
