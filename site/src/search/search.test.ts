import { describe, expect, it } from 'vitest'
import { Found } from './found.ts'
import { hitsIn, markedParts, withoutBeginning } from './marked-parts.ts'
import type { PagefindResult, SearchIndex } from './pagefind.ts'

describe('an excerpt', () => {
  it('keeps its marks and nothing else of its markup', () => {
    expect(markedParts('开展<mark>主题</mark><b>党日</b> &lt;script&gt;')).toEqual([
      { text: '开展', hit: false },
      { text: '主题', hit: true },
      { text: '党日 <script>', hit: false },
    ])
  })
})

describe('the beginning of an excerpt', () => {
  const parts = markedParts('一晚<mark>民歌</mark>，一段评书 金狮村 其他中心工作 8月<mark>民歌</mark>会')

  it('is left out when it repeats title, place and column', () => {
    const rest = withoutBeginning(parts, ['一晚民歌，一段评书', '金狮村', '其他中心工作'])
    expect(rest).toEqual([
      { text: '8月', hit: false },
      { text: '民歌', hit: true },
      { text: '会', hit: false },
    ])
  })

  it('stays when it is something else, or all there is', () => {
    expect(withoutBeginning(parts, ['别的标题', undefined])).toEqual(parts)
    expect(withoutBeginning([{ text: '标题', hit: false }], ['标题'])).toEqual([{ text: '标题', hit: false }])
  })
})

describe('a title among the results', () => {
  it('has the searched words marked', () => {
    expect(hitsIn('十月主题党日：修整步道', '主题党日 步道').filter(({ hit }) => hit)).toHaveLength(2)
  })

  it('is left as it is when nothing of the query stands in it', () => {
    expect(hitsIn('支委会（十月）', '（')).toEqual([
      { text: '支委会', hit: false },
      { text: '（', hit: true },
      { text: '十月）', hit: false },
    ])
    expect(hitsIn('支委会', '')).toEqual([{ text: '支委会', hit: false }])
  })
})

describe('what a query found', () => {
  const result = (url: string, version: string): PagefindResult => ({
    id: url,
    data: async () => ({ url, excerpt: '', meta: { title: url, version } }),
  })
  const index = (results: PagefindResult[], stale: string[]): SearchIndex => ({
    stale: new Set(stale),
    pagefind: { init: async () => undefined, mergeIndex: async () => undefined, search: async () => ({ results }) },
  })

  it('leaves out what was changed or withdrawn since its shard was built, and counts right', async () => {
    const found = await Found.of(index([result('/a/', '1'), result('/a/', '2'), result('/b/', '1')], ['/a/#1']), '词')
    expect(found.left).toBe(2)
    expect((await found.next(10)).map(({ url, meta }) => `${url}#${meta.version}`)).toEqual(['/a/#2', '/b/#1'])
    expect(found.left).toBe(0)
  })

  it('comes in pages', async () => {
    const many = Array.from({ length: 25 }, (_, number) => result(`/${number}/`, '1'))
    const found = await Found.of(index(many, []), '词')
    expect(await found.next(10)).toHaveLength(10)
    expect(await found.next(10)).toHaveLength(10)
    expect(await found.next(10)).toHaveLength(5)
    expect(await found.next(10)).toHaveLength(0)
  })
})
