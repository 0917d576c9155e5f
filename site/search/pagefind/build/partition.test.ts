import { expect, test } from 'vitest'
import { type Indexed, Members } from './members.ts'
import { type Listed, type Partition, partition as partitionOf } from './partition.ts'

const many = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `/${from + index}/`)
const listed = (urls: readonly string[], date = '2026-01-01'): Map<string, Listed> =>
  new Map(urls.map((url) => [url, { version: '1', date }]))
const indexed = (shard: number, from: number, to: number): Indexed[] =>
  many(from, to).map((url, index) => ({ url, version: '1', number: from + index, shard }))
/** Everything that is listed held against everything that is indexed. */
function partition(
  now: ReadonlyMap<string, Listed>,
  before: readonly Indexed[],
  next: number,
  erased?: ReadonlySet<string>,
): Partition {
  const members = new Members(before)
  const changes = new Map<string, Listed | null>(now)
  for (const { url } of before) if (!now.has(url)) changes.set(url, null)
  return partitionOf({ changes, all: () => now }, members, next, erased)
}
const sizes = (builds: ReadonlyMap<number, readonly unknown[]>) =>
  [...builds].map(([shard, all]) => [shard, all.length])

test('a few new records concern the newest shard only', () => {
  const { builds, added, gone } = partition(listed(many(0, 502)), indexed(1, 0, 500), 500)
  expect([...added]).toEqual([
    ['/500/', 500],
    ['/501/', 501],
  ])
  expect(sizes(builds)).toEqual([[0, 2]])
  expect(gone).toEqual([])
})

test('nothing is built when nothing changed', () => {
  const before = [...indexed(1, 0, 500), ...indexed(0, 500, 502)]
  expect(partition(listed(many(0, 502)), before, 502)).toEqual({
    builds: new Map(),
    added: new Map(),
    ending: new Set(),
    gone: [],
  })
})

test('an edited record gets another number in the newest shard, and its old one is gone; so is a withdrawn one', () => {
  const now = listed(many(1, 500))
  now.set('/1/', { version: '2', date: '2026-01-01' })
  const { builds, added, gone } = partition(now, indexed(1, 0, 500), 500)
  expect([...builds]).toEqual([[0, [{ url: '/1/', number: 500 }]]])
  expect([...added]).toEqual([['/1/', 500]])
  expect(gone).toEqual([0, 1])
})

test('what is withdrawn from the newest shard leaves it', () => {
  const before = [...indexed(1, 0, 500), ...indexed(0, 500, 502)]
  expect(sizes(partition(listed(many(0, 501)), before, 502).builds)).toEqual([[0, 1]])
  expect(sizes(partition(listed(many(0, 500)), before, 502).builds)).toEqual([[0, 0]])
})

test('what is erased stays in no shard', () => {
  const { builds, gone } = partition(listed(many(1, 500)), indexed(1, 0, 500), 500, new Set(['/0/']))
  expect(sizes(builds)).toEqual([[1, 499]])
  expect(gone).toEqual([])
})

test('large shards are cut along years, and only those that change are built', () => {
  const [older, newer] = [listed(many(0, 9000), '2024-05-01'), listed(many(9000, 17_000), '2025-05-01')]
  const first = partition(new Map([...newer, ...older]), [], 0)
  expect(sizes(first.builds)).toEqual([
    [0, 0],
    [1, 9000],
    [2, 8000],
  ])
  expect(first.added.get('/0/')).toBe(0)
  const before = [...indexed(1, 0, 9000), ...indexed(2, 9000, 17_000)]
  const later = partition(new Map([...older, ...newer, ...listed(many(17_000, 17_200))]), before, 17_000)
  expect(sizes(later.builds)).toEqual([
    [0, 0],
    [2, 8200],
  ])
})
