import type { Statements } from '../../publish/sqlite/statements.ts'
import { lettersIn, soundIn } from '../matching/readings.ts'
import { anyOf, phraseOf } from './grams.ts'
import { newest } from './look-up.ts'

/** Pairs of characters between what stands before and behind the wrong one, where that is one too few. */
const pairsBetween = 3

/**
 * The newest records that may hold a form with one character of it wrong. One half of it stands there as it is; where that is said too
 * often to tell, what stands on both sides of the wrong character is looked for.
 */
export function maybeNear(sql: Statements, form: string, limit: number): number[] {
  const characters = Array.from(form)
  const phrase = (from: number, to: number): string => phraseOf(characters.slice(from, to).join(''))
  const length = characters.length
  const half = Math.floor(length / 2)
  const byHalves = newest(sql, anyOf([phrase(0, half), phrase(half, length)]), limit + 1)
  if (byHalves.length <= limit) return byHalves
  const around = [phrase(1, length), phrase(0, length - 1)]
  for (let at = 1; at < length - 1; at++)
    around.push(`NEAR(${phrase(0, at)} ${phrase(at + 1, length)}, ${pairsBetween})`)
  return newest(sql, anyOf(around), limit)
}

type NameRow = { id: number; folded: string; syllables: string }
const syllablesIn = ({ syllables }: NameRow): string[] => syllables.trim().split(' ')

/** Who is meant by letters: branches first, then the newest. */
export function byLetters(sql: Statements, letters: string): number[] {
  const rows = sql<NameRow>(
    `SELECT id, folded, syllables FROM names WHERE instr(letters, ?) > 0 OR instr(initials, ?) > 0 ORDER BY branch DESC, id DESC`,
  ).all(letters, letters)
  const meant = rows.filter((row) => lettersIn(syllablesIn(row), letters) !== null)
  return [...new Set(meant.map(({ id }) => id))]
}

/** Who has a name that sounds like what was typed: branches first, then the newest. */
export function bySound(sql: Statements, form: string, syllables: readonly string[]): number[] {
  const rows = sql<NameRow>(
    'SELECT id, folded, syllables FROM names WHERE instr(syllables, ?) > 0 ORDER BY branch DESC, id DESC',
  ).all(` ${syllables.join(' ')} `)
  const meant = rows.filter((row) => soundIn(row.folded, syllablesIn(row), form, syllables) !== null)
  return [...new Set(meant.map(({ id }) => id))]
}
