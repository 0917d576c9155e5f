import { addresses } from '@huoye/content-types'
import { parametersOf } from '../../search/page/address.ts'
import type { Suggestion } from '../../search/page/shown.ts'
import type { Answer, SearchEngine } from '../../search/port.ts'

/** The engine of the server that the page came from. Throws when it does not answer in time. */
export const servedEngine: SearchEngine = {
  search: (asked): Promise<Answer> => json(`answer.json?${parametersOf(asked)}`),
  suggest: (typed, limit): Promise<Suggestion[]> =>
    json(`suggest.json?${new URLSearchParams({ q: typed, limit: String(limit) })}`),
}

const patienceMs = 5000

async function json<Content>(path: string): Promise<Content> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patienceMs)
  try {
    const answer = await fetch(`${addresses.search}${path}`, { signal: giveUp.signal })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return await answer.json()
  } finally {
    clearTimeout(timer)
  }
}
