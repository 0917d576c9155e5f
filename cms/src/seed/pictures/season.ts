import type { Random } from '../compose/random.ts'
import type { LightName } from './color.ts'
import { type LibraryPicture, library, type Subject } from './library.ts'

/** Months in which a light is seen; any month where absent. */
const seasons: Partial<Record<LightName, readonly number[]>> = {
  spring: [2, 3, 4, 5, 6],
  noon: [4, 5, 6, 7, 8, 9, 10],
  autumn: [9, 10, 11, 12],
  winter: [11, 12, 1, 2],
}

/** Pictures of the subjects in the month's light, at most one of each subject but the first, the best fitting first. Names. */
export function picturesFor(subjects: readonly Subject[], month: number, dice: Random): string[] {
  const [first, ...others] = subjects
  if (!first) return []
  const more = others.flatMap((subject) => inSeason(subject, month, dice).slice(0, 1))
  return [...inSeason(first, month, dice).slice(0, 2), ...dice.shuffle(more)].map(({ name }) => name)
}

function inSeason(subject: Subject, month: number, dice: Random): LibraryPicture[] {
  const all = library.filter((picture) => picture.subject === subject)
  const fitting = all.filter(({ light }) => seasons[light]?.includes(month) ?? true)
  return dice.shuffle(fitting.length > 0 ? fitting : all)
}
