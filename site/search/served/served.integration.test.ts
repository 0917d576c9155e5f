import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActivityRecord, OrganizationRecord, PublicRecord } from '@huoye/content-types'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { syntheticActivity, syntheticCounty } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { type ServedSearch, servedSearch } from '../../fixtures/served-search.ts'
import type { Answer, Asked } from '../port.ts'
import { servedEngine } from './engine.ts'
import { SearchNotReady } from './reading.ts'

const county = syntheticCounty({ organizations: 42, entries: 120, bodyLength: 200 })
function anyBranch(): OrganizationRecord {
  for (const record of county) if (record.type === 'organization' && record.kind === '党支部') return record
  throw new Error('The county has no branch.')
}
const village: OrganizationRecord = {
  ...anyBranch(),
  id: 'huangu',
  slug: 'huangu',
  code: '610720000999',
  name: '中国共产党样县第1镇焕古村支部委员会',
  shortName: '焕古村',
}

let number = 500
function activity(title: string, text: string, more: Partial<ActivityRecord> = {}): ActivityRecord {
  number += 1
  const seed = {
    number,
    listedAt: '2026-11-01T02:00:00.000Z',
    random: seeded(number),
    bodyLength: 10,
    columnKey: 'key-tasks',
  }
  return {
    ...syntheticActivity({ ...seed, organizationId: 'huangu' }),
    title,
    summary: '',
    body: `<p>${text}</p>`,
    ...more,
  }
}

const texts = [
  activity('焕古村召开蓄水池加固会', '会上“反复推敲”了方案，第十二条定在二〇二五年办。'),
  activity('蓄水池加固', '修好了。', { listedAt: '2024-03-01T02:00:00.000Z' }),
  activity('茶园除草记', '上午加固蓄水池，下午在茶园除草。', { listedAt: '2026-11-02T02:00:00.000Z' }),
  activity('两学一做学习教育安排', '本周学习党章，党员都来。'),
]

let search: ServedSearch
beforeEach(() => {
  search = servedSearch([...county, village, ...texts], [['两学一做', '两学']])
})
afterEach(() => search.close())

const ask = (query: string, more: Partial<Asked> = {}): Promise<Answer> =>
  search.engine.search({ query, filters: {}, sort: 'relevance', offset: 0, limit: 10, ...more })
const titlesOf = ({ results }: Answer): string[] => results.map(({ title }) => title.map(({ text }) => text).join(''))
const titles = async (query: string, more: Partial<Asked> = {}): Promise<string[]> => titlesOf(await ask(query, more))

describe('results', () => {
  it('come by how well they answer: whole title, title, text, then the newest', async () => {
    expect(await titles('蓄水池加固')).toEqual(['蓄水池加固', '焕古村召开蓄水池加固会'])
    expect(await titles('蓄水池')).toEqual(['焕古村召开蓄水池加固会', '蓄水池加固', '茶园除草记'])
    expect(await titles('茶园 蓄水池')).toEqual(['茶园除草记'])
  })

  it('come by date when that is asked', async () => {
    expect(await titles('蓄水池', { sort: 'date' })).toEqual(['茶园除草记', '焕古村召开蓄水池加固会', '蓄水池加固'])
  })

  it('begin with the branch when its name was typed, however', async () => {
    for (const query of [
      '焕古村',
      '焕古',
      '焕古村党支部',
      '第1镇焕古村',
      'huangucun',
      'hgc',
      'huan gu cun',
      '换古村',
    ]) {
      const { results } = await ask(query)
      expect(results[0]?.url).toBe('/branches/huangu/')
    }
  })

  it('are found whatever characters, numbers and names were typed', async () => {
    expect(await titles('蓄水池加固會')).toEqual(['焕古村召开蓄水池加固会'])
    expect(await titles('第12条')).toEqual(['焕古村召开蓄水池加固会'])
    expect(await titles('2025年办')).toEqual(['焕古村召开蓄水池加固会'])
    expect(await titles('两学学习教育')).toEqual(['两学一做学习教育安排'])
    expect(await titles('《反复推敲》了方案')).toEqual(['焕古村召开蓄水池加固会'])
  })

  it('are corrected where the words themselves are nowhere, and say so', async () => {
    const answer = await ask('下午在茶员除草')
    expect(titlesOf(answer)).toEqual(['茶园除草记'])
    expect(answer.corrected).toBe('下午在茶园除草')
    expect((await ask('下午在茶园除草')).corrected).toBeNull()
  })

  it('are none for what stands nowhere, in whatever form', async () => {
    const nowhere = [
      '元宇宙',
      '区块链挖矿',
      'xyzzy',
      '"蓄水池除草"',
      '。。',
      '',
      '🎉',
      '\ud800',
      '" OR *',
      'head:修',
      ')(',
      "'; DROP TABLE records",
    ]
    for (const query of nowhere) expect((await ask(query)).total).toBe(0)
  })

  it('answer to a single character, wherever it stands', async () => {
    const { total } = await ask('茶')
    expect(total).toBe(1)
    expect((await ask('会')).total).toBeGreaterThan(1)
  })

  it('come in pages without one twice', async () => {
    const all = await titles('主题活动', { limit: 1000 })
    const paged = [
      ...(await titles('主题活动', { limit: 7 })),
      ...(await titles('主题活动', { offset: 7, limit: 1000 })),
    ]
    expect(paged).toEqual(all)
    expect(all.length).toBe((await ask('主题活动')).total)
  })

  it('show the place of the hit', async () => {
    const { results } = await ask('反复推敲了')
    expect(results[0]?.excerpt.filter(({ hit }) => hit)).toEqual([{ text: '反复推敲”了', hit: true }])
  })
})

test('filters narrow down, and counts tell what others would give', async () => {
  const answer = await ask('蓄水池', { filters: { year: '2026' } })
  expect(titlesOf(answer)).toEqual(['焕古村召开蓄水池加固会', '茶园除草记'])
  expect(answer.counts.year).toEqual([
    { value: '2026', count: 2 },
    { value: '2024', count: 1 },
  ])
  expect(answer.counts.branch).toEqual([{ value: '第1镇焕古村', count: 2 }])
  expect(answer.counts.column).toEqual([{ value: '重点任务', count: 2 }])
})

test('suggestions begin with what is typed, or hold it, in characters or pinyin, branches first', async () => {
  const suggested = async (typed: string): Promise<string[]> =>
    (await search.engine.suggest(typed, 5)).map(({ title }) => title)
  expect(await suggested('焕')).toEqual([village.name, '焕古村召开蓄水池加固会'])
  expect(await suggested('加固')).toEqual(['焕古村召开蓄水池加固会', '蓄水池加固'])
  expect(await suggested('huang')).toContain(village.name)
  expect(await suggested('xscj')).toEqual(['蓄水池加固'])
  expect(await suggested('')).toEqual([])
})

const apply = (id: string, record: PublicRecord | null): number => {
  search.replica.apply([{ type: 'activity', id, record, version: null }], [], 1)
  return search.update()
}

describe('what changes', () => {
  it('is found as it is now, and nothing else is written', async () => {
    const [first] = texts
    if (!first) throw new Error('There is no text.')
    expect(apply(first.id, { ...first, title: '水渠修好了' })).toBe(1)
    expect(await titles('水渠')).toEqual(['水渠修好了'])
    expect(await titles('召开蓄水池加固会')).toEqual([])
    expect(search.update()).toBe(0)
  })

  it('and is withdrawn leaves no word in any file', async () => {
    const secret = activity('鼋鼍不该公开', '魑魅魍魉之事，第一百零七户。')
    apply(secret.id, secret)
    expect((await ask('魑魅魍魉')).total).toBe(1)
    const holding = (word: string): string[] =>
      readdirSync(search.folder).filter(
        (name) => name.startsWith('search.db') && readFileSync(join(search.folder, name)).includes(word),
      )
    expect(holding('魍魉')).not.toEqual([])
    apply(secret.id, null)
    expect((await ask('魑魅魍魉')).total).toBe(0)
    search.index.leaveNothing()
    for (const word of ['鼋鼍', '鼍不', '魑魅', '魅魍', '魍魉', '魉之', 'yuantuobugai'])
      expect(holding(word)).toEqual([])
  })
})

test('an index of another version is not read, and made anew by its writer', async () => {
  const file = join(search.folder, 'other.db')
  const other = new Database(file)
  other.exec('CREATE TABLE found (word TEXT); PRAGMA user_version = 999')
  other.close()
  const engine = servedEngine(file, () => [])
  const asked: Asked = { query: '会', filters: {}, sort: 'relevance', offset: 0, limit: 1 }
  await expect(engine.search(asked)).rejects.toThrow(SearchNotReady)
  await expect(servedEngine(join(search.folder, 'none.db'), () => []).search(asked)).rejects.toThrow(SearchNotReady)
  engine.close()
})
