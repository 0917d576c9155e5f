import { sentenceEnd } from '../query/fold.ts'

/**
 * A folded text as words for FTS5: pairs of neighbouring characters, and the last of each run alone. So every substring of a run is a
 * phrase, every character the beginning of a word, and no phrase reaches from one run into the next.
 */
export function gramsOf(folded: string): string {
  const grams: string[] = []
  for (const run of folded.split(sentenceEnd)) {
    const characters = Array.from(run)
    for (const [index, character] of characters.entries()) grams.push(character + (characters[index + 1] ?? ''))
  }
  return grams.join(' ')
}

/** The FTS5 expression that finds a folded text as it stands. Nothing in it can be taken for syntax: folded texts hold no quotes. */
export function phraseOf(folded: string): string {
  const grams = gramsOf(folded).split(' ')
  const last = Array.from(folded.slice(folded.lastIndexOf(sentenceEnd) + 1))
  // A last character that begins no pair may begin one in the text.
  return last.length === 1 ? `"${grams.join(' ')}"*` : `"${grams.slice(0, -1).join(' ')}"`
}

export const anyOf = (expressions: readonly string[]): string => expressions.join(' OR ')
export const allOf = (expressions: readonly string[]): string =>
  expressions.map((expression) => `(${expression})`).join(' AND ')
