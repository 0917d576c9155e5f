import { expect, test } from 'vitest'
import { lettersOf, numbersIn } from './small-numbers.ts'

test('every number up to a hundred thousand comes back, and stays one character in JSON', () => {
  const numbers = Array.from({ length: 100_000 }, (_, number) => number)
  const letters: string = JSON.parse(JSON.stringify(lettersOf(numbers)))
  expect(numbersIn(letters)).toEqual(numbers)
  expect(JSON.stringify(lettersOf(numbers.slice(0, 60_000)))).toHaveLength(60_002)
})
