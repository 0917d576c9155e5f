import { servedSearch } from '../../../site/fixtures/served-search.ts'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { searchedContent } from './documents.ts'
import { drawQueries, type Query } from './query-sets.ts'
import { type Given, type Scores, score } from './scoring.ts'

/** Queries of each kind. */
const eachKind = 200

export interface SearchFigures {
  readonly documents: number
  readonly engines: { readonly served: Scores & { readonly indexMs: number } }
}

/** How well and how fast the engine of Huoye's own server answers, without the way through HTTP and a browser. */
export async function benchSearch(
  { documents: count, corpus }: { documents: number; corpus: string | undefined },
  screen: Screen,
): Promise<SearchFigures> {
  const content = searchedContent(count, corpus)
  const documents = await withProgress(screen, '准备文章', async () => content.documents())
  const queries = await withProgress(screen, '出题', async () => drawQueries(documents, eachKind))
  const { search, indexMs } = await withProgress(screen, '建索引', async () => {
    const started = performance.now()
    return { search: servedSearch(content.records()), indexMs: Math.round(performance.now() - started) }
  })
  try {
    const given = await withProgress(screen, '查找', () => askAll(search.engine, queries))
    return { documents: documents.length, engines: { served: { ...score(documents, queries, given), indexMs } } }
  } finally {
    search.close()
  }
}

async function askAll(engine: ReturnType<typeof servedSearch>['engine'], queries: readonly Query[]): Promise<Given[]> {
  const given: Given[] = []
  for (const { text: query } of queries) {
    const started = performance.now()
    const { results, total } = await engine.search({ query, filters: {}, sort: 'relevance', offset: 0, limit: 10 })
    given.push({ urls: results.map(({ url }) => url), total, ms: performance.now() - started })
  }
  return given
}
