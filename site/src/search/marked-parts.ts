/** A piece of text, and whether it is what was searched for. */
export type Part = { text: string; hit: boolean }

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** Pagefind's excerpt as plain pieces, so that nothing in it can become an element but the mark itself. */
export function markedParts(excerpt: string): Part[] {
  return excerpt
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .map((piece) => ({ text: plain(piece), hit: piece.startsWith('<mark>') }))
    .filter(({ text }) => text !== '')
}

const plain = (piece: string): string =>
  piece.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entities[entity] ?? '')

/** A title with the searched words marked, where they stand in it as they were typed. */
export function hitsIn(title: string, query: string): Part[] {
  const terms = query.trim().split(/\s+/).filter(Boolean)
  if (terms.length === 0) return [{ text: title, hit: false }]
  const pattern = new RegExp(`(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi')
  return title
    .split(pattern)
    .map((text, index) => ({ text, hit: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}

/** An excerpt without the words that the result says anyway and that stand at its beginning: title, place, column. */
export function withoutBeginning(parts: readonly Part[], said: readonly (string | undefined)[]): Part[] {
  const text = parts.map((part) => part.text).join('')
  let skipped = 0
  for (const words of said) {
    const space = /^\s*/.exec(text.slice(skipped))?.[0].length ?? 0
    if (words && text.startsWith(words, skipped + space)) skipped += space + words.length
  }
  skipped += /^\s*/.exec(text.slice(skipped))?.[0].length ?? 0
  if (skipped === text.length) return [...parts]
  let before = 0
  return parts.flatMap(({ text: own, hit }) => {
    const rest = own.slice(Math.max(0, skipped - before))
    before += own.length
    return rest === '' ? [] : [{ text: rest, hit }]
  })
}
