import { pinyin } from 'pinyin-pro'

const read = (text: string, context: boolean): string[] => {
  const syllables = context
    ? pinyin(text, { toneType: 'none', type: 'array', v: true })
    : Array.from(text, (character) => pinyin(character, { toneType: 'none', v: true }))
  return syllables.map((syllable) => syllable.toLowerCase())
}

/** How a name is read, a syllable for each character: as a phrase, and character by character where that is different. */
export function readings(folded: string): string[][] {
  const name = folded.replaceAll('\n', '')
  const phrase = read(name, true)
  const single = read(name, false)
  return phrase.join(' ') === single.join(' ') ? [phrase] : [phrase, single]
}

/** The syllables of a query. */
export const syllablesOf = (folded: string): readonly string[] => read(folded, true)
