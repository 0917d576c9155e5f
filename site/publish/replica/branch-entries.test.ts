import fc from 'fast-check'
import { expect, test } from 'vitest'
import { syntheticActivity } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { sortKey } from '../reads/replica.ts'
import { BranchEntries } from './branch-entries.ts'
import { cardOf } from './card.ts'

const columns = ['a', 'b', 'c']
const entry = (number: number, hour: number, column: number, pinned: boolean) => ({
  ...cardOf(
    syntheticActivity({
      number,
      listedAt: `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`,
      random: seeded(number),
      bodyLength: 10,
      columnKey: columns[column] ?? 'a',
      organizationId: 'o',
    }),
  ),
  pinned,
})

test('gives of any span what looking through all entries gives', () => {
  const entries = fc.array(fc.tuple(fc.nat(23), fc.nat(2), fc.boolean()), { maxLength: 30 })
  const bound = fc.oneof(fc.constant(''), fc.constant('\uffff'), fc.nat(29))
  const narrower = fc.constantFrom('', 'column=a', 'column=b', 'pinned', 'column=c/pinned', 'column=none')
  fc.assert(
    fc.property(entries, bound, bound, narrower, fc.boolean(), fc.nat(12), (made, from, to, within, newest, limit) => {
      const cards = made
        .map(([hour, column, pinned], number) => entry(number, hour, column, pinned))
        .sort((left, right) => (sortKey(left) < sortKey(right) ? 1 : -1))
      const keyAt = (at: string | number) => (typeof at === 'string' ? at : cards[at] ? sortKey(cards[at]) : '\uffff')
      const [low, high] = [keyAt(from), keyAt(to)].sort() as [string, string]
      const order = newest ? 'newest' : 'oldest'
      const expected = cards
        .filter((card) => sortKey(card) > low && sortKey(card) < high)
        .filter((card) => within.startsWith('column=') === false || card.columnKey === within.slice(7).split('/')[0])
        .filter((card) => !within.includes('pinned') || card.pinned)
      const inOrder = newest ? expected : expected.reverse()
      const given = new BranchEntries(cards).cards(within, low, high, order, limit)
      expect(given.map(sortKey)).toEqual(inOrder.slice(0, limit).map(sortKey))
    }),
  )
})
