import { sentenceEnd } from '../../query/fold.ts'

/**
 * The words that Pagefind is told. They are made of the digits of base 36 alone, so that no browser cuts, folds or stems them, and a
 * character is always three digits, so that no word of two characters is the beginning of another.
 */
const codes = 32 * 36 ** 2

/** A character as three digits, the first of them before `w`. Characters of beyond U+A1FF share codes: what is found is judged by its text. */
const codeOf = (character: string): string => ((character.codePointAt(0) ?? 0) % codes).toString(36).padStart(3, '0')

const encoded = (characters: string): string => Array.from(characters, codeOf).join('')

/** Of a pair of neighbouring characters anywhere in a record. */
export const textWord = (pair: string): string => encoded(pair)
/** Of a pair in the title or another name. A single character is the beginning of all its pairs. */
export const headWord = (characters: string): string => `w${encoded(characters)}`
/** Of three neighbouring initials of a title or another name. */
export const initialsWord = (letters: string): string => `x${letters}`
/** Of the initials that a title or another name begins with: what is typed is the beginning of it. */
export const beginningWord = (letters: string): string => `y${letters.slice(0, longestBeginning)}`
const longestBeginning = 6

/** Of a whole title or another name. Different ones may share it. */
export function wholeWord(folded: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < folded.length; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193) >>> 0
  return `z${(hash % 36 ** 4).toString(36).padStart(4, '0')}`
}

/** Whether a word is of a pair anywhere in a record. */
export const isOfText = (word: string): boolean => word < 'w'
/** Whether a word is of how a name is read. */
export const isSound = (word: string): boolean => word.startsWith('x') || word.startsWith('y')

/** The pairs of neighbouring characters of a folded text, one after the other; none reaches over the end of a sentence. */
export function* pairsIn(folded: string): Generator<string> {
  let before = sentenceEnd
  for (const character of folded) {
    if (before !== sentenceEnd && character !== sentenceEnd) yield before + character
    before = character
  }
}

/** Letters by three, or all of them where they are fewer. */
export const threesOf = (letters: string): string[] =>
  letters.length < 3 ? [letters] : Array.from({ length: letters.length - 2 }, (_, at) => letters.slice(at, at + 3))
