import type { SearchRecord } from '../../port.ts'
import type { FactsFile } from '../format/files.ts'

type Numbered = { number: number; record: SearchRecord }

/** What the records of a shard are narrowed down by. */
export function factsOf(records: readonly Numbered[]): FactsFile {
  const columns = new Values<string>()
  const places = new Values<FactsFile['places'][number]>()
  return {
    numbers: steps(records.map(({ number }) => number)),
    column: records.map(({ record }) => columns.indexOf(record.column ?? '')),
    columns: columns.all,
    place: records.map(({ record: { branch, town, category } }) => places.indexOf([branch, town, category])),
    places: places.all,
    days: daySteps(records.map(({ record }) => record.date)),
  }
}

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

const steps = (numbers: readonly number[]): number[] =>
  numbers.map((number, index) => number - (numbers[index - 1] ?? 0))

function daySteps(dates: readonly (string | null)[]): (number | null)[] {
  let before = 0
  return dates.map((date) => {
    if (date === null) return null
    const day = Math.floor(Date.parse(date) / 86_400_000)
    const step = day - before
    before = day
    return step
  })
}
