import { addresses } from '@huoye/content-types'
import { askedIn } from '../../search/page/address.ts'
import type { Answer } from '../answer.ts'
import { negotiate } from '../negotiate.ts'
import type { Encoding, Question } from './question.ts'
import type { SearchDesk } from './search-desk.ts'

/** Addresses below the search page at which its script asks. */
const answerPath = `${addresses.search}answer.json`
const suggestPath = `${addresses.search}suggest.json`
const mostSuggestions = 20

type SearchRequest = {
  path: string
  /** The part of the address from the question mark on. */
  query: string
  acceptEncoding: string | undefined
  /** The search page as it was published, with its headers. */
  page: () => Promise<{ html: string; headers: Record<string, string> } | null>
}

/**
 * Answers the search page and what its script asks for; null where the address is none of these, or no search can be made now: the
 * page is then sent as it was published, and looks into the index by itself.
 */
export async function searchAnswer(
  desk: SearchDesk,
  { path, query, acceptEncoding, page }: SearchRequest,
): Promise<Answer | null> {
  const parameters = new URLSearchParams(query)
  const encoding: Encoding = negotiate(acceptEncoding, new Set(['br', 'gzip', 'identity'] as const))
  const asked = askedIn(parameters)
  if (path === addresses.search) {
    const published = await page()
    return published && send(desk, { kind: 'page', asked, html: published.html }, encoding, published.headers)
  }
  const json = { 'content-type': 'application/json; charset=utf-8' }
  if (path === answerPath) return send(desk, { kind: 'answer', asked }, encoding, json)
  if (path !== suggestPath) return null
  const limit = Math.min(mostSuggestions, Math.max(1, Math.floor(Number(parameters.get('limit'))) || 1))
  return send(desk, { kind: 'suggest', typed: asked.query, limit }, encoding, json)
}

async function send(
  desk: SearchDesk,
  question: Question,
  encoding: Encoding,
  headers: Record<string, string>,
): Promise<Answer | null> {
  const body = await desk.ask(question, encoding)
  if (!body) return null
  const encoded = encoding === 'identity' ? {} : { 'content-encoding': encoding }
  return {
    status: 200,
    headers: { ...headers, ...encoded, vary: 'Accept-Encoding', 'cache-control': 'no-cache' },
    body,
  }
}
