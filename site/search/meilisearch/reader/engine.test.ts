import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { record } from '../contract/records.ts'
import { openStandIn } from '../contract/servers.ts'
import { startWriting } from '../contract/writing.ts'
import { type Pointer, pointerIn } from '../pointer.ts'
import { findPointer, meiliEngine } from './engine.ts'
import { filterOf } from './filter.ts'

let opened: Awaited<ReturnType<typeof openStandIn>>
let pointer: Pointer

beforeEach(async () => {
  opened = await openStandIn()
  const writing = startWriting(opened, 'huoye')
  writing.published.put(record('/1/', { title: '民歌会' }))
  await writing.bring()
  const told = writing.pointer()
  if (!told) throw new Error('Readers were not told of the server.')
  pointer = told
})
afterEach(() => opened.close())

const knowledge = async () => ({ synonyms: [] })
const asked = { query: '民歌', filters: {}, sort: 'relevance', offset: 0, limit: 10 } as const

test('a server that does not answer in time is an error, for another engine to step in', async () => {
  opened.standIn.treat = () => new Promise(() => undefined)
  await expect(meiliEngine(pointer, knowledge, 20).search(asked)).rejects.toThrow(/abort/)
})

test('so is one that is away, one that refuses, and one without the index', async () => {
  const refused = meiliEngine({ ...pointer, key: 'another' }, knowledge)
  await expect(refused.search(asked)).rejects.toThrow(/403/)
  await expect(refused.suggest('民', 5)).rejects.toThrow(/403/)
  opened.standIn.lose('huoye')
  await expect(meiliEngine(pointer, knowledge).search(asked)).rejects.toThrow(/index_not_found/)
  opened.standIn.treat = () => 'refuse'
  await expect(meiliEngine(pointer, knowledge).search(asked)).rejects.toThrow()
})

test('a query without words asks nobody', async () => {
  const before = opened.standIn.requests.length
  expect((await meiliEngine(pointer, knowledge).search({ ...asked, query: ' ！' })).total).toBe(0)
  expect(opened.standIn.requests).toHaveLength(before)
})

test('one request answers one question, filters and all', async () => {
  const before = opened.standIn.requests.length
  await meiliEngine(pointer, knowledge).search({ ...asked, filters: { year: '2026', town: '城关镇' } })
  expect(opened.standIn.requests.slice(before)).toEqual(['POST /multi-search'])
})

test('a filter cannot leave its quotation marks', () => {
  expect(filterOf({})).toBeUndefined()
  expect(filterOf({ branch: 'a" OR year = "2026', year: '2026' })).toBe(
    String.raw`branch = "a\" OR year = \"2026" AND year = "2026"`,
  )
  expect(filterOf({ branch: 'a\\', year: '2026' }, 'year')).toBe(String.raw`branch = "a\\"`)
})

test('the file of the engine is read with care', () => {
  expect(pointerIn({ meilisearch: pointer })).toEqual(pointer)
  for (const none of [null, 1, {}, { meilisearch: null }, { meilisearch: { host: 'x' } }])
    expect(pointerIn(none)).toBeNull()
})

test('a browser learns from the site by which engine to search', async () => {
  const answers = [
    Response.json({ meilisearch: pointer }),
    Response.json({ meilisearch: null }),
    new Response('', { status: 404 }),
  ]
  const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answers.shift() ?? Response.error())
  try {
    expect([await findPointer(), await findPointer(), await findPointer()]).toEqual([pointer, null, null])
    expect(ask).toHaveBeenCalledWith('/search-index/engine.json', { cache: 'no-cache' })
  } finally {
    ask.mockRestore()
  }
})
