import type { Random } from '../../../site/fixtures/random.ts'
import type { SearchedDocument } from './documents.ts'

/** Spans of Chinese characters without punctuation between them. */
export const runsIn = (text: string, least: number): string[] =>
  text.split(/[^\p{Script=Han}]+/u).filter((run) => run.length >= least)

/** Something out of a list; undefined out of an empty one. */
export const oneOf = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[random.below(items.length)]

/** A span of a sentence, from `least` to `most` characters long; null where the document has none so long. */
export function span({ text }: SearchedDocument, least: number, most: number, random: Random): string | null {
  const run = oneOf(runsIn(text, least), random)
  if (run === undefined) return null
  const length = Math.min(run.length, least + random.below(most - least + 1))
  const start = random.below(run.length - length + 1)
  return run.slice(start, start + length)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a text, of Chinese characters only, as the system's dictionary divides it. */
export const wordsIn = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** A span across a border of words: two characters of each side, of words of two or three. */
export function acrossBoundary({ text }: SearchedDocument, random: Random): string | null {
  const run = oneOf(runsIn(text, 6), random)
  if (run === undefined) return null
  const words = wordsIn(run)
  const pairs = words.flatMap((word, index) => {
    const next = words[index + 1] ?? ''
    return word.length > 1 && word.length < 4 && next.length > 1 && next.length < 4
      ? [word.slice(-2) + next.slice(0, 2)]
      : []
  })
  return oneOf(pairs, random) ?? null
}

/** Two different words of two to four characters from one document. */
export function twoWords({ text }: SearchedDocument, random: Random): [string, string] | null {
  const words = [...new Set(runsIn(text, 2).flatMap(wordsIn))].filter(({ length }) => length > 1 && length < 5)
  const [one, other] = [oneOf(words, random), oneOf(words, random)]
  return one === undefined || other === undefined || one.includes(other) || other.includes(one) ? null : [one, other]
}

const common =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经'

/** The text with one of its characters another, common one. */
export function withTypo(text: string, random: Random): string {
  const at = random.below(text.length)
  const other = Array.from(common).filter((character) => character !== text[at])
  return text.slice(0, at) + (oneOf(other, random) ?? '') + text.slice(at + 1)
}
