import type { PublisherState } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { askState } from './ask-publisher.ts'
import { describeState } from './status.ts'

const now = new Date('2026-11-23T02:00:00.000Z')
const well: PublisherState = {
  release: 128,
  pinned: null,
  pages: 13_204,
  headSeq: 900,
  appliedSeq: 900,
  publishedAt: '2026-11-23T01:58:00.000Z',
  rebuild: null,
  held: { total: 0, pages: [] },
}

test('a site on which everything is well', () => {
  expect(describeState(well, now)).toMatchInlineSnapshot(`
    "线上版本  第 128 版，13204 个页面
    最近发布  2026年11月23日 09:58
    落后后台  没有，后台发布的都已处理
    整站重做  没有在进行
    没有上线  没有，一切正常
    "
  `)
})

test('a site behind, at work on the whole, with held pages', () => {
  const held = {
    detail: "TypeError: Cannot read properties of null (reading 'name')",
    figure: null,
    since: now.toISOString(),
    at: now.toISOString(),
    document: null,
    suspects: [],
    live: false,
  }
  const state: PublisherState = {
    ...well,
    headSeq: 912,
    rebuild: { done: 3300, total: 13_204, startedAt: '2026-11-23T01:59:48.000Z', full: false },
    held: {
      total: 3,
      pages: [
        { ...held, path: '/activities/2026/abcdefghij/', code: 'HUOYE-PAGE-001', attempts: 3, quarantined: true },
        { ...held, path: '/statistics/', code: 'HUOYE-PAGE-002', figure: 10, attempts: 1, quarantined: false },
        { ...held, path: 'plan month {}', code: 'HUOYE-PAGE-007', attempts: 1, quarantined: false },
      ],
    },
  }
  expect(describeState(state, now)).toMatchInlineSnapshot(`
    "线上版本  第 128 版，13204 个页面
    最近发布  2026年11月23日 09:58
    落后后台  12 条变更正在处理
    整站重做  3300 / 13204 页（24%），已用 12 秒；做完之前线上是原来的版本
    没有上线  3 处，其他内容不受影响

      /activities/2026/abcdefghij/
      生成页面时出错。请对照下面的技术说明检查这篇内容；改内容无效时，是页面模板的问题，请把技术说明交给维护人员。
      2026年11月23日 10:00起，试了 3 次，已隔离，内容一改就会再试
      HUOYE-PAGE-001 TypeError: Cannot read properties of null (reading 'name')

      /statistics/
      生成页面超过 10 秒，已停止。请精简正文或表格；多个页面同时超时时，请检查服务器是否过于繁忙。
      2026年11月23日 10:00起，试了 1 次，正在重试
      HUOYE-PAGE-002 TypeError: Cannot read properties of null (reading 'name')

      网站目录
      计算网站目录时出错，这部分页面没有增减。请对照下面的技术说明检查最近的改动；改内容无效时，请把技术说明交给维护人员。
      2026年11月23日 10:00起，试了 1 次，正在重试
      HUOYE-PAGE-007 TypeError: Cannot read properties of null (reading 'name')
    "
  `)
})

test('a site that is rolled back says so, and how to go on', () => {
  const [first] = describeState({ ...well, pinned: 120 }, now).split('\n')
  expect(first).toBe('线上版本  第 120 版（已回退；最新是第 128 版，恢复用 npm run publish -- resume）')
})

test('without a publisher it says so, and what to do', async () => {
  await expect(askState('/nowhere')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [ExplainedError: [HUOYE-PUBLISH-003] 发布程序没有运行（/nowhere）。
    请用 npm start 启动；改过 DATA_DIR 的，这里也要设置成一样的。线上网站不受影响。]
  `)
})
