import type { SearchRecord } from '../../port.ts'
import type { FactsFile } from '../format/files.ts'
import { lettersOf } from '../format/small-numbers.ts'

type Numbered = { number: number; record: SearchRecord }

/** What the records of a shard are narrowed down by. */
export function factsOf(records: readonly Numbered[]): FactsFile {
  const columns = new Values<string | null>()
  const places = new Values<FactsFile['places'][number]>()
  const column = records.map(({ record }) => columns.indexOf(record.column))
  const place = records.map(({ record: { branch, town, category } }) => places.indexOf([branch, town, category]))
  const days = records.map(({ record }) => (record.date === null ? null : Math.floor(Date.parse(record.date) / dayMs)))
  const firstDay = days.find((day) => day !== null) ?? 0
  return {
    numbers: lettersOf(records.map(({ number }, index) => number - (records[index - 1]?.number ?? 0))),
    column: lettersOf(column),
    columns: columns.all,
    place: lettersOf(place),
    places: places.all,
    firstDay,
    days: lettersOf(daySteps(days, firstDay)),
  }
}

const dayMs = 86_400_000

class Values<Value> {
  readonly all: Value[] = []
  readonly #known = new Map<string, number>()

  indexOf(value: Value): number {
    const key = JSON.stringify(value)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, this.all.length)
    return this.all.push(value) - 1
  }
}

/** Nothing where there is no day, so that what comes after goes on from the day before. */
function daySteps(days: readonly (number | null)[], firstDay: number): number[] {
  let before = firstDay
  return days.map((day) => {
    if (day === null) return 0
    const step = day - before
    before = day
    return step >= 0 ? 2 * step + 2 : 1 - 2 * step
  })
}
