import { sentenceEnd } from '../../query/fold.ts'

/**
 * The words that Pagefind is told. They are made of the digits of base 36 alone, so that no browser cuts, folds or stems them. A character
 * is always three digits and no word is the beginning of another: Pagefind would take the longer for the shorter.
 */
const codes = 31 * 36 ** 2
/** Chinese characters begin here; they and what comes after are moved to where nobody writes anything. */
const chinese = { from: 0x3400, moved: 0x2400 }

/** A character as three digits, the first of them before `v`. Rare ones share codes: what is found is judged by its text. */
function codeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return ((point < chinese.from ? point : point - chinese.moved) % codes).toString(36).padStart(3, '0')
}

const encoded = (characters: string): string => Array.from(characters, codeOf).join('')

/** Of a pair of neighbouring characters anywhere in a record. */
export const textWord = (pair: string): string => encoded(pair)
/** Of a pair in the title or another name. */
export const headWord = (pair: string): string => `w${encoded(pair)}`
/** Of a single character in the title or another name. */
export const characterWord = (character: string): string => `v${encoded(character)}`
/** Of neighbouring initials, two or three, of a title or another name. */
export const initialsWord = (letters: string): string => `x${letters.length}${letters}`
/** Of the initials that a title or another name begins with, up to six of them. */
export const beginningWord = (letters: string): string =>
  `y${Math.min(letters.length, longestBeginning)}${letters.slice(0, longestBeginning)}`
export const longestBeginning = 6

/** Of a whole title or another name. Different ones may share it. */
export function wholeWord(folded: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < folded.length; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193) >>> 0
  return `z${(hash % 36 ** 4).toString(36).padStart(4, '0')}`
}

/** Whether a word is of a pair anywhere in a record. */
export const isOfText = (word: string): boolean => word < 'v'
/** Whether a word is one that few queries ask for: of a single character, or of how a name is read. */
export const isSeldom = (word: string): boolean => /^[vxy]/.test(word)

/** The pairs of neighbouring characters of a folded text, one after the other; none reaches over the end of a sentence. */
export function* pairsIn(folded: string): Generator<string> {
  let before = sentenceEnd
  for (const character of folded) {
    if (before !== sentenceEnd && character !== sentenceEnd) yield before + character
    before = character
  }
}

/** Neighbouring letters, so many at a time. */
export const runsOf = (letters: string, length: number): string[] =>
  Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, at) => letters.slice(at, at + length))
