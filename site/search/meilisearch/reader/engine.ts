import { type Answer, noCounts, type SearchEngine } from '../../port.ts'
import { type Knowledge, type Understood, understand } from '../../query/understand.ts'
import { engineFile, type Pointer, pointerIn } from '../pointer.ts'
import { answerFrom } from './answer.ts'
import { queriesFor } from './queries.ts'
import { responsesIn } from './response.ts'
import { suggestionQueries, suggestionsFrom } from './suggestions.ts'

/** After this a reader is better served by the index of the site itself. */
const patienceMs = 3000
const nothing: Answer = {
  total: 0,
  results: [],
  counts: noCounts,
  corrected: null,
}

/** Where readers may search by Meilisearch, as the publisher says; null where they search by the site's own index. */
export async function findPointer(): Promise<Pointer | null> {
  const answer = await fetch(engineFile, { cache: 'no-cache' })
  if (!answer.ok) return null
  return pointerIn(await answer.json())
}

/**
 * Searches on a Meilisearch server, in a browser or anywhere. Its methods reject when the server does not answer in time, refuses,
 * or answers otherwise than documented: who calls them then searches by another engine.
 * @param knowledge what a query is understood by; asked for each time
 */
export function meiliEngine(
  { host, index, key }: Pointer,
  knowledge: (query: string) => Promise<Knowledge>,
  limitMs = patienceMs,
): SearchEngine {
  const ask = async (queries: readonly object[]): Promise<unknown> => {
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), limitMs)
    try {
      const response = await fetch(`${host}/multi-search`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ queries }),
        signal: giveUp.signal,
      })
      if (!response.ok) throw new Error(`Meilisearch answered ${response.status}: ${await response.text()}`)
      return await response.json()
    } finally {
      clearTimeout(timer)
    }
  }
  const understood = async (query: string): Promise<Understood> => understand(query, await knowledge(query))
  return {
    async search(asked) {
      const what = await understood(asked.query)
      const { looks, counts } = queriesFor(index, what, asked)
      if (looks.length === 0) return nothing
      const responses = responsesIn(await ask([...looks, ...counts]))
      return answerFrom(what, asked, responses.slice(0, looks.length), responses.slice(looks.length))
    },
    async suggest(typed, limit) {
      const what = await understood(typed)
      const queries = suggestionQueries(index, what, limit)
      if (queries.length === 0) return []
      const responses = responsesIn(await ask(queries))
      return suggestionsFrom(
        what,
        responses.flatMap(({ found }) => found),
        limit,
      )
    },
  }
}
