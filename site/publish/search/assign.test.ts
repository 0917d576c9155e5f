import { expect, test } from 'vitest'
import { assign, type Indexed } from './assign.ts'

const documents = (...urls: string[]) => new Map(urls.map((url) => [url, { version: '1' }]))
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `/${from + index}/`)
const inShard = (shard: number, urls: string[]): Indexed[] => urls.map((url) => ({ url, version: '1', shard }))

test('a few new documents concern the newest shard only', () => {
  const indexed = inShard(1, many(0, 500))
  expect(assign(documents(...many(0, 502)), indexed)).toEqual({ builds: new Map([[0, ['/500/', '/501/']]]), stale: [] })
})

test('nothing is built when nothing changed', () => {
  const indexed = [...inShard(1, many(0, 500)), ...inShard(0, many(500, 502))]
  expect(assign(documents(...many(0, 502)), indexed)).toEqual({ builds: new Map(), stale: [] })
})

test('an edited document goes to the newest shard, and its old version is stale; a withdrawn one is only stale', () => {
  const now = documents(...many(1, 500))
  now.set('/1/', { version: '2' })
  expect(assign(now, inShard(1, many(0, 500)))).toEqual({ builds: new Map([[0, ['/1/']]]), stale: ['/0/#1', '/1/#1'] })
})

test('many changes are taken into the large shards, the last one first, and no shard grows beyond its limit', () => {
  const { builds, stale } = assign(documents(...many(0, 4500)), inShard(1, many(0, 1900)))
  expect([...builds].map(([shard, urls]) => [shard, urls.length])).toEqual([
    [0, 0],
    [1, 2000],
    [2, 2000],
    [3, 500],
  ])
  expect(stale).toEqual([])
})
