import { sentenceEnd } from '../query/fold.ts'

/** Where something stands in a text: from the first unit to the one behind the last. */
export type Range = { from: number; to: number }

/** Whether two characters sound the same, as far as is known. */
type SoundAlike = (one: string, other: string) => boolean

/**
 * In a long form the wrong character may be anywhere, one may be missing, or one be too many. In a form of six it is another, and stands
 * inside. In a shorter one it sounds the same: what is left would be too little to mean anything.
 */
const long = 7
const middling = 6

const numerals = /[0-9零〇一二三四五六七八九十百千]/

/**
 * Where a form stands in a text with one character of it wrong; both folded. Another number is not a slip.
 * One half of the form always stands as it is: the text is looked at there only.
 */
export function nearIn(text: string, form: string, soundAlike: SoundAlike): Range | null {
  const half = Math.floor(form.length / 2)
  const [left, right] = [form.slice(0, half), form.slice(half)]
  const meant = (from: number, to: number): boolean => isMeant(text.slice(from, to), form, soundAlike)
  for (let at = text.indexOf(left); at !== -1; at = text.indexOf(left, at + 1)) {
    const length = withinOne(text.slice(at + half, at + form.length + 1), right)
    if (length !== null && meant(at, at + half + length)) return { from: at, to: at + half + length }
  }
  const backwards = reversed(left)
  for (let at = text.indexOf(right); at !== -1; at = text.indexOf(right, at + 1)) {
    const length = withinOne(reversed(text.slice(Math.max(0, at - half - 1), at)), backwards)
    if (length !== null && meant(at - length, at + right.length)) return { from: at - length, to: at + right.length }
  }
  return null
}

const reversed = (text: string): string => text.split('').reverse().join('')

/** How much of the text's beginning is the form but for one character; null where it is more than one. */
function withinOne(text: string, form: string): number | null {
  let same = 0
  while (same < form.length && text[same] === form[same]) same += 1
  if (same === form.length) return same
  const rest = form.slice(same + 1)
  const [there, meant] = [text[same] ?? sentenceEnd, form[same] ?? '']
  const slip = there !== sentenceEnd && !(numerals.test(there) && numerals.test(meant))
  if (slip && text.startsWith(rest, same + 1)) return form.length
  if (!numerals.test(meant) && text.startsWith(rest, same)) return form.length - 1
  if (slip && !numerals.test(there) && text.startsWith(form.slice(same), same + 1)) return form.length + 1
  return null
}

function isMeant(there: string, form: string, soundAlike: SoundAlike): boolean {
  if (form.length >= long) return true
  if (there.length !== form.length) return false
  const at = there.split('').findIndex((character, index) => character !== form[index])
  if (form.length >= middling) return at > 0 && at < form.length - 1
  return soundAlike(there[at] ?? '', form[at] ?? '')
}
