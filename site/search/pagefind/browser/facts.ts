import type { Facts } from '../../matching/narrowing.ts'
import type { FactsFile } from '../format/files.ts'
import { numbersIn } from '../format/small-numbers.ts'

/** What a record is narrowed down and ordered by, without its text; `day` counts from 1970. */
export type NumberedFacts = Facts & { number: number; day: number | null }

/** The facts of the records of a shard. */
export function factsIn(file: FactsFile): NumberedFacts[] {
  const column = numbersIn(file.column)
  const place = numbersIn(file.place)
  const steps = numbersIn(file.days)
  let number = 0
  let last = file.firstDay
  return numbersIn(file.numbers).map((more, index) => {
    number += more
    const step = steps[index] ?? 0
    if (step > 0) last += step % 2 === 0 ? step / 2 - 1 : -(step - 1) / 2
    const [branch, town, category] = file.places[place[index] ?? -1] ?? [null, null, null]
    const day = step === 0 ? null : last
    const year = day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 4)
    return { number, day, year, column: file.columns[column[index] ?? -1] ?? null, branch, town, category }
  })
}
