import type { Range } from './near.ts'

/** How a name is read: a syllable for each of its characters, in one or more ways. */
export type Readings = (folded: string) => readonly (readonly string[])[]

/** Initials of so many characters in the middle of a title are hardly chance. */
const initialsAnywhere = 6

/**
 * Which characters of a name are meant by letters: their syllables in full, the last perhaps in part, or their initials.
 * Fewer than two syllables, and a few initials, are looked for at the beginning only.
 */
export function lettersIn(syllables: readonly string[], letters: string): Range | null {
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  const at = letters.length < initialsAnywhere ? (initials.startsWith(letters) ? 0 : -1) : initials.indexOf(letters)
  if (at !== -1) return { from: at, to: at + letters.length }
  for (let from = 0; from < syllables.length; from++) {
    const to = spelled(syllables, from, letters)
    if (to !== null && (from === 0 || to - from > 1)) return { from, to }
  }
  return null
}

function spelled(syllables: readonly string[], from: number, letters: string): number | null {
  let rest = letters
  for (let at = from; at < syllables.length; at++) {
    const syllable = syllables[at] ?? ''
    if (syllable.startsWith(rest)) return at + 1
    if (!rest.startsWith(syllable)) return null
    rest = rest.slice(syllable.length)
  }
  return null
}

/** In shorter queries one character in three says nothing, unless they are a whole name. */
const slipFrom = 4

/** Which characters of a name are read as those typed: the whole name, or a part in which one character is another. */
export function soundIn(
  name: string,
  syllables: readonly string[],
  typed: string,
  sound: readonly string[],
): Range | null {
  const meant = Array.from(typed)
  const characters = Array.from(name)
  for (let from = 0; from + sound.length <= syllables.length; from++) {
    if (!sound.every((syllable, index) => syllables[from + index] === syllable)) continue
    const whole = sound.length === syllables.length
    const others = meant.filter((character, index) => characters[from + index] !== character).length
    if (whole || (others === 1 && meant.length >= slipFrom)) return { from, to: from + sound.length }
  }
  return null
}
