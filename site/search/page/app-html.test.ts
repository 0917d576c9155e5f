import { expect, test } from 'vitest'
import { type Answer, noCounts } from '../port.ts'
import { appHtml, withApp } from './app-html.ts'
import { nothingAsked, type Shown, statusOf } from './shown.ts'

const result = {
  url: '/activities/2026/1/',
  kind: 'entry' as const,
  title: [
    { text: '十月', hit: false },
    { text: '主题党日', hit: true },
  ],
  excerpt: [{ text: '<img src=x onerror=alert(1)> & 主题', hit: false }],
  branch: '何家沟村党支部',
  column: '主题党日',
  date: '2026-10-08',
  image: null,
}
const results = Array.from({ length: 10 }, (_, number) => ({ ...result, url: `/activities/2026/${number}/` }))
const answer: Answer = { total: 23, results, counts: noCounts, corrected: null }
const asked = { ...nothingAsked.asked, query: '主题党日</script><b>' }
const shown: Shown = { ...nothingAsked, asked, answer, served: true }

test('nothing that was typed or published becomes an element', () => {
  const html = appHtml(shown)
  expect(html).not.toMatch(/<(?:img|b)[\s>]/)
  expect(html.match(/<\/script>/g)).toHaveLength(1)
  expect(html).toContain('<mark>主题党日</mark>')
  expect(html).toContain('2026年10月8日')
})

test('a script finds what the page was made from', () => {
  const [, state = ''] = /id="search-state">(.*)<\/script>/.exec(appHtml(shown)) ?? []
  expect(JSON.parse(state)).toEqual(shown)
})

test('the published page is filled in and keeps what stands around it', () => {
  const page = `<main>前${appHtml(nothingAsked)}后</main>`
  expect(withApp(page, shown)).toBe(`<main>前${appHtml(shown)}后</main>`)
  expect(withApp('<main></main>', shown)).toBeNull()
})

test('without a script there is a way to the next results, out of each filter, and a word where a script is needed', () => {
  const html = appHtml({ ...shown, asked: { ...asked, query: '党日', filters: { year: '2026' } } })
  expect(html).toContain('href="/search/?q=%E5%85%9A%E6%97%A5&amp;year=2026&amp;page=2"')
  expect(html).toContain('href="/search/?q=%E5%85%9A%E6%97%A5"')
  expect(html).not.toContain('<noscript>')
  expect(appHtml(nothingAsked)).toContain('<noscript>')
})

test.each([
  [nothingAsked, '请输入要找的词。'],
  [{ ...shown, state: 'failed' }, '搜索暂时不能用，请稍后再试，或从下面的栏目查找。'],
  [{ ...shown, answer: null, state: 'searching' }, '正在查找……'],
  [{ ...shown, asked: { ...asked, query: '党日' } }, '找到 23 条'],
  [{ ...shown, asked: { ...asked, query: '党日', offset: 20 } }, '找到 23 条，第 21 条起'],
  [
    { ...shown, asked: { ...asked, query: '党曰' }, answer: { ...answer, corrected: '党日' } },
    '没有“党曰”，按“党日”找到 23 条',
  ],
  [
    { ...shown, asked: { ...asked, query: '绝无' }, answer: { ...answer, total: 0, results: [] } },
    '没有找到“绝无”，可以换个说法，或少写几个字。',
  ],
  [{ ...shown, asked: { ...asked, offset: 990 }, answer: { ...answer, results: [] } }, '没有更多了，共 23 条。'],
] satisfies [Shown, string][])('says how it stands %#', (given, sentence) => {
  expect(statusOf(given)).toBe(sentence)
})
