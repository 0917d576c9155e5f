import { expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

const shown = { revision: 1, branch: 0, column: 1 }
const edited = { ...shown, revision: 2 }
const inCms = (state: typeof shown) => new Map([['a', { shown: state, path: '/activities/2026/a/' }]])

function withOne(state: typeof shown | null) {
  const ledger = new Ledger()
  const item = ledger.add('a')
  item.shown = state
  return { ledger, item }
}

test('an acknowledged publish that is not in the CMS is lost, and one that nobody asked for is noticed', () => {
  expect(withOne(shown).ledger.settle(new Map())).toHaveLength(1)
  expect(withOne(edited).ledger.settle(inCms(shown))).toHaveLength(1)
  expect(withOne(null).ledger.settle(inCms(shown))).toHaveLength(1)
  expect(withOne(shown).ledger.settle(inCms(shown))).toEqual([])
})

test('a request that died may have done all or nothing', () => {
  for (const truth of [shown, edited]) {
    const { ledger, item } = withOne(shown)
    item.attempted = { to: edited }
    expect(ledger.settle(inCms(truth))).toEqual([])
    expect(item.shown).toEqual(truth)
  }
  const { ledger, item } = withOne(shown)
  item.attempted = { to: edited }
  expect(ledger.settle(inCms({ ...edited, column: 0 }))).toHaveLength(1)
})

test('the site has to show every document in its places, in its revision, and no other', () => {
  const { ledger } = withOne(edited)
  const listed = { number: 1, revision: 2, path: '/activities/2026/a/' }
  const there = { all: [listed], home: [listed] }
  const empty = { all: [], home: [] }
  const view = { releases: [1, 1] as const, home: [], entries: [], missingFiles: [] }
  const good = { ...view, feed: [listed], branches: [there, empty], columns: [[], [listed]] }
  expect(ledger.differences(good)).toEqual([])
  expect(ledger.differences({ ...good, feed: [] })).toEqual(['feed lacks document/revision 1/2'])
  expect(ledger.differences({ ...good, columns: [[listed], [listed]] })).toHaveLength(1)
  expect(ledger.differences({ ...good, feed: [{ ...listed, revision: 1 }] })).toHaveLength(2)
})
