import type { Facts } from '../../matching/narrowing.ts'
import type { FactsFile } from '../format/files.ts'

/** What a record is narrowed down and ordered by, without its text; `day` counts from 1970. */
export type NumberedFacts = Facts & { number: number; day: number | null }

/** The facts of the records of a shard. */
export function factsIn(file: FactsFile): NumberedFacts[] {
  let number = 0
  let before = 0
  return file.numbers.map((step, index) => {
    number += step
    const dayStep = file.days[index] ?? null
    if (dayStep !== null) before += dayStep
    const day = dayStep === null ? null : before
    const [branch, town, category] = file.places[file.place[index] ?? -1] ?? [null, null, null]
    return {
      number,
      day,
      year: day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 4),
      column: file.columns[file.column[index] ?? -1] || null,
      branch,
      town,
      category,
    }
  })
}
