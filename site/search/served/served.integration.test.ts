import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { searchContract } from '../../fixtures/search-contract.ts'
import { searchedRecords } from '../../fixtures/searched-records.ts'
import type { Asked, SearchRecord } from '../port.ts'
import { servedEngine } from './engine.ts'
import { ServedIndexFile } from './index-file.ts'
import { SearchNotReady } from './reading.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'served-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bring = (index: ServedIndexFile, records: readonly SearchRecord[]): number => {
  const at = new Map(records.map((record) => [record.url, record]))
  return index.bring(at, (urls) => urls.flatMap((url) => at.get(url) ?? []))
}
const asked = (query: string): Asked => ({ query, filters: {}, sort: 'relevance', offset: 0, limit: 10 })

searchContract("the engine of Huoye's own server", async (records, synonyms) => {
  const index = new ServedIndexFile(join(folder, 'search.db'))
  const engine = servedEngine(join(folder, 'search.db'), () => synonyms)
  bring(index, records)
  return {
    engine,
    become: async (others) => void bring(index, others),
    close: async () => {
      engine.close()
      index.close()
    },
  }
})

describe('the index', () => {
  let index: ServedIndexFile
  beforeEach(() => {
    index = new ServedIndexFile(join(folder, 'search.db'))
    bring(index, searchedRecords)
  })
  afterEach(() => index.close())

  it('writes only what is another', () => {
    const [first, ...others] = searchedRecords
    expect(bring(index, searchedRecords)).toBe(0)
    if (first) expect(bring(index, [{ ...first, version: '2' }, ...others])).toBe(1)
  })

  it('answers to a single character, wherever it stands', async () => {
    const engine = servedEngine(join(folder, 'search.db'), () => [])
    for (const character of ['茶', '除', '敲']) expect((await engine.search(asked(character))).total).toBe(1)
    engine.close()
  })

  it('finds a name that was typed in characters that sound the same', async () => {
    const engine = servedEngine(join(folder, 'search.db'), () => [])
    const { results, corrected } = await engine.search(asked('换古存'))
    expect(results[0]?.url).toBe('/branches/huangu/')
    expect(corrected).toBe('焕古村')
    engine.close()
  })

  it('keeps no word of what was removed, in no file', () => {
    const [like] = searchedRecords
    if (!like) throw new Error('There are no records.')
    const secret = { ...like, url: '/secret/', title: '鼋鼍不该公开', text: '魑魅魍魉之事，第一百零七户。' }
    bring(index, [...searchedRecords, secret])
    const holding = (word: string): string[] =>
      readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(word))
    expect(holding('魍魉')).not.toEqual([])
    bring(index, searchedRecords)
    index.leaveNothing()
    for (const word of ['鼋鼍', '鼍不', '魑魅', '魅魍', '魍魉', '魉之', 'yuantuobugai', '/secret/'])
      expect(holding(word)).toEqual([])
  })
})

test('an index of another version is not read, and made anew by its writer under the eyes of its readers', async () => {
  const file = join(folder, 'search.db')
  const other = new Database(file)
  other.exec('CREATE TABLE found (word TEXT); PRAGMA user_version = 999')
  other.close()
  const engine = servedEngine(file, () => [])
  await expect(engine.search(asked('茶园'))).rejects.toThrow(SearchNotReady)
  for (const records of [searchedRecords.slice(0, 3), searchedRecords.slice(2, 4)]) {
    rmSync(file, { force: true })
    const index = new ServedIndexFile(file)
    bring(index, records)
    expect((await engine.search(asked('茶园'))).total).toBe(1)
    index.close()
  }
  rmSync(file)
  await expect(engine.search(asked('茶园'))).rejects.toThrow(SearchNotReady)
  engine.close()
})
