/** A text as search compares it, and where each of its units stands in the original. */
export type Folded = {
  text: string
  /** Of each UTF-16 unit of `text`: where what it was made from begins and ends in the original. */
  starts: readonly number[]
  ends: readonly number[]
}

/** Stands in a folded text where a sentence ends, once: nothing that is searched for reaches over it. */
export const sentenceEnd = '\n'

const endings: ReadonlySet<string> = new Set(['。', '！', '？', '；', '!', '?', ';', '\n', '\r', '\u2028', '\u2029'])
/** Circles that people type for the numeral 〇. */
const circles: ReadonlySet<string> = new Set(['○', '◯'])
const known = new Map<string, string>()
/** Keeps the memory of seldom characters small; there are more of them than anyone types. */
const mostKnown = 20_000

/** A character in its plain form, lower case; a sentence's end; or nothing, where it is neither letter nor number. */
function plain(character: string): string {
  if (character >= '一' && character <= '鿿') return character
  const before = known.get(character)
  if (before !== undefined) return before
  const made = plainForm(character)
  if (known.size < mostKnown) known.set(character, made)
  return made
}

function plainForm(character: string): string {
  if (endings.has(character)) return sentenceEnd
  if (circles.has(character)) return '〇'
  return character
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * A text as search compares it: full-width and compatibility forms made plain, lower case, without punctuation and spaces.
 * Lone surrogates are dropped.
 */
export function fold(text: string): string {
  // Most of a text is Chinese characters, which stay as they are, and signs that fall out: the rest is looked at one by one.
  const folded = text
    .replace(/[ ，、：“”《》（）]+/g, '')
    .replace(/[^一-鿿0-9a-z。\n]+/g, (between) => Array.from(between, plain).join(''))
  return folded.replace(/[。\n]+/g, sentenceEnd).replace(/^\n|\n$/g, '')
}

/** The same with the places in the original, so that what is found in the folded text can be shown in the other. */
export function foldWithPlaces(text: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const made = plain(character)
    if (made !== sentenceEnd || (folded !== '' && !folded.endsWith(sentenceEnd))) {
      folded += made
      for (let unit = 0; unit < made.length; unit++) {
        starts.push(at)
        ends.push(at + character.length)
      }
    }
    at += character.length
  }
  return { text: folded.endsWith(sentenceEnd) ? folded.slice(0, -1) : folded, starts, ends }
}
