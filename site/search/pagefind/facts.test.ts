import { expect, test } from 'vitest'
import { searchedRecords } from '../../fixtures/searched-records.ts'
import { factsIn } from './browser/facts.ts'
import { factsOf } from './build/facts.ts'

test('what records are narrowed down by comes back, whatever the order of their dates', () => {
  const records = searchedRecords.map((record, index) => ({ record, number: 7 * index + 3 }))
  const facts = factsIn(JSON.parse(JSON.stringify(factsOf(records))))
  expect(facts).toEqual(
    records.map(({ number, record: { date, column, branch, town, category } }) => ({
      number,
      column,
      branch,
      town,
      category,
      year: date?.slice(0, 4) ?? null,
      day: date === null ? null : Date.parse(date) / 86_400_000,
    })),
  )
})
