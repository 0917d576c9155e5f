import { expect, test } from 'vitest'
import { type Ended, pinsAfter } from './operations.ts'

const ended = (how: Ended['how'], pins: number | null): Ended => ({ how, says: '', pins })

test.each<[string, Ended[], (number | null)[]]>([
  ['nothing that chooses what readers see', [{ how: 'done', says: '' }], [4]],
  ['an order that was done', [ended('done', 2)], [2]],
  ['an order that was refused', [ended('refused', null)], [4]],
  ['an order that died', [ended('died', 2)], [4, 2]],
  ['two orders at once', [ended('done', 2), ended('done', null)], [2, null]],
  ['one that was done and one that died', [ended('died', 3), ended('done', 2)], [2, 3]],
])('after %s readers see one of what was asked for, or what they saw', (_, all, expected) => {
  expect([...pinsAfter(new Set([4]), all)]).toEqual(expected)
})
