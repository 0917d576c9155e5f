/** What a reader typed between spaces, or between quotation marks. */
export type Word = { text: string; quoted: boolean }

const quotation = /"([^"]*)"|“([^“”]*)”|「([^「」]*)」|『([^『』]*)』/g

/** The words of a query. A quotation mark without its other half is a sign like any other. */
export function wordsOf(query: string): Word[] {
  const words: Word[] = []
  let at = 0
  for (const found of query.matchAll(quotation)) {
    words.push(...plainWords(query.slice(at, found.index)))
    words.push({ text: found.slice(1).find((inside) => inside !== undefined) ?? '', quoted: true })
    at = found.index + found[0].length
  }
  return [...words, ...plainWords(query.slice(at))]
}

const plainWords = (text: string): Word[] =>
  text
    .split(/[\s,，、;；。!！?？|+]+/u)
    .filter((word) => word !== '')
    .map((word) => ({ text: word, quoted: false }))

/**
 * The words inside a long text without spaces, at least two of two characters or more; null where there are none, or the browser
 * cannot tell.
 */
export function partsOf(text: string): string[] | null {
  if (typeof Intl.Segmenter !== 'function' || text.length < shortestWithParts) return null
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  const parts = [...new Set(segments.filter((segment) => segment.length > 1))]
  const covered = parts.reduce((sum, part) => sum + part.length, 0)
  return parts.length > 1 && covered * 3 >= text.length * 2 ? parts : null
}

/** Shorter ones are one thing: that its halves stand somewhere says nothing. */
const shortestWithParts = 6
