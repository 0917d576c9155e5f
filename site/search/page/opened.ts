import { addresses } from '@huoye/content-types'
import { longestQuery } from '../port.ts'

/** Where a script tells the server that a result was opened. */
export const openedPath = `${addresses.search}opened`

/** A result, by the path of its page, and the query that it was opened for. */
export type Opened = { query: string; url: string }

const longestUrl = 200

/** What is sent: one line for the page, one for the query. */
export const openedText = ({ query, url }: Opened): string => `${url}\n${query}`

/** The inverse; null for anything else. */
export function openedIn(text: string): Opened | null {
  const [url = '', query = '', ...more] = text.split('\n')
  const fits =
    url.startsWith('/') && url.length <= longestUrl && query.trim() !== '' && [...query].length <= longestQuery
  return fits && more.length === 0 ? { query, url } : null
}
