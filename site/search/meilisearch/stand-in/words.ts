import type { Document } from './filter-syntax.ts'

/** What of the query a document holds: how many of its words, in which searched attribute first, and the first of them found. */
export type Match = { words: number; attribute: number; first: string | null }

/** A quoted phrase is one word; a run of Chinese falls into pairs of characters, as a tokeniser would more or less cut it. */
export function queryOf(query: string): string[] {
  const pieces = query.toLowerCase().match(/"[^"]*"?|[^\s"]+/g) ?? []
  return pieces.flatMap((piece) => {
    if (piece.startsWith('"')) return [piece.replaceAll('"', '')].filter(Boolean)
    return piece.match(/\p{Script=Han}{1,2}|[^\p{Script=Han}\p{P}\p{S}]+/gu) ?? []
  })
}

/** Looks for the words from the first on, and stops at the first that is nowhere. */
export function matchOf(document: Document, attributes: readonly string[], wanted: readonly string[]): Match {
  const searched = attributes.includes('*') ? Object.keys(document) : attributes
  const texts = searched.map((name) => [document[name]].flat().join('\n').toLowerCase())
  const missing = wanted.findIndex((word) => !texts.some((text) => text.includes(word)))
  const found = missing === -1 ? wanted : wanted.slice(0, missing)
  const attribute = texts.findIndex((text) => found.every((word) => text.includes(word)))
  return { words: found.length, attribute: attribute === -1 ? texts.length : attribute, first: found[0] ?? null }
}
