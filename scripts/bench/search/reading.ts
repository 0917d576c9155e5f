import { pinyin } from 'pinyin-pro'

const remembered = new Map<string, readonly string[]>()

function syllablesOf(text: string): readonly string[] {
  const known = remembered.get(text)
  if (known) return known
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '')
  const made = pinyin(plain, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase())
  remembered.set(text, made)
  return made
}

/** A name in pinyin as it is typed, without spaces and tones. */
export const lettersOf = (text: string): string => syllablesOf(text).join('')

/** The first letters of its syllables. */
export const initialsOf = (text: string): string =>
  syllablesOf(text)
    .map((syllable) => syllable.slice(0, 1))
    .join('')
