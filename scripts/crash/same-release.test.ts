import { expect, test } from 'vitest'
import { contradictions } from './same-release.ts'
import type { Listed, SiteView } from './site-view.ts'

const entry = (number: number, revision = 1): Listed => ({ number, revision, path: `/activities/2026/${number}/` })
const [first, second, third] = [entry(1), entry(2), entry(3)]
const whole: SiteView = {
  releases: [7, 7],
  feed: [third, second, first],
  home: [third, second, first],
  branches: [
    { all: [third, first], home: [third, first] },
    { all: [second], home: [second] },
  ],
  columns: [[third], [second, first]],
  entries: [{ path: third.path, status: 200, revision: 1 }],
  missingFiles: [],
}

test('pages that agree contradict nothing', () => {
  expect(contradictions(whole)).toEqual([])
})

test('what nobody touched has to be there', () => {
  expect(contradictions(whole, new Set([first.path]))).toEqual([])
  expect(contradictions(whole, new Set(['/activities/2026/4/']))).toHaveLength(1)
})

test.each<[string, Partial<SiteView>]>([
  ['a list still shows an earlier revision', { columns: [[third], [second, entry(1, 0)]] }],
  ['a list shows what is withdrawn', { home: [third, second, first, entry(4)] }],
  [
    'a moved document stands in two lists',
    {
      columns: [
        [third, second],
        [second, first],
      ],
    },
  ],
  ['a document stands in no column', { columns: [[third], [second]] }],
  ['the newest is not on the home page', { home: [second, first] }],
  [
    'a branch does not show its newest',
    { branches: [{ all: [third, first], home: [first] }, whole.branches[1] ?? { all: [], home: [] }] },
  ],
  ['an entry is listed and gone', { entries: [{ path: third.path, status: 410, revision: null }] }],
  ['an entry shows another revision than the lists', { entries: [{ path: third.path, status: 200, revision: 2 }] }],
  ['a file is not there', { missingFiles: ['404 /_astro/a.css'] }],
])('it shows when %s', (_, wrong) => {
  expect(contradictions({ ...whole, ...wrong })).not.toEqual([])
  expect(contradictions({ ...whole, ...wrong, releases: [7, 8] })).toEqual([])
})
