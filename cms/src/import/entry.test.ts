import { expect, test } from 'vitest'
import { readRow } from './entry.ts'

const row = { id: 'laws-1', title: '某法', date: '2025-03-11', body: ['第一条 <甲> & 乙', '', ' 第二条 '] }
const read = (over: Record<string, unknown>, type: 'article' | 'activity' = 'article') =>
  readRow(type, { ...row, ...over }, 'central-spirit', [])
const entryOf = (over: Record<string, unknown>, type: 'article' | 'activity' = 'article') => {
  const reading = read(over, type)
  if (!('entry' in reading)) throw new Error(JSON.stringify(reading))
  return reading.entry
}

test('paragraphs are escaped; a day is its first instant in China', () => {
  const entry = entryOf({})
  expect(entry.fields.body).toBe('<p>第一条 &lt;甲&gt; &amp; 乙</p>\n<p>第二条</p>')
  expect(entry.listedAt).toBe('2025-03-10T16:00:00.000Z')
  expect(entry.columnKey).toBe('central-spirit')
})

test('a string with blocks is HTML, any other is paragraphs by lines', () => {
  expect(entryOf({ body: '<p>甲</p>' }).fields.body).toBe('<p>甲</p>')
  expect(entryOf({ body: '甲 < 乙\n丙' }).fields.body).toBe('<p>甲 &lt; 乙</p>\n<p>丙</p>')
})

test('a repository is not a source to name; an organisation is', () => {
  expect(entryOf({ source: 'LawRefBook/Laws@2f4c5c2:宪法/x.md' }).fields.sourceName).toBeUndefined()
  expect(entryOf({ source: '陕西省人民政府' }).fields.sourceName).toBe('陕西省人民政府')
  expect(entryOf({ url: 'javascript:x' }).fields.sourceUrl).toBeUndefined()
  expect(entryOf({ url: 'https://www.example.gov.cn/a' }).fields.sourceUrl).toBe('https://www.example.gov.cn/a')
})

test.each([
  [{ date: null }, null, '没有日期，按导入时间排列'],
  [{ date: '2025' }, '2024-12-31T16:00:00.000Z', '只有年份，按1月1日排列'],
  [{ date: '2025-03-11 15:30' }, '2025-03-11T07:30:00.000Z', null],
])('the date of %o', (over, listedAt, note) => {
  expect(entryOf(over)).toMatchObject({ listedAt, note })
})

test.each([
  [{ id: undefined }, { failed: '没有编号（id 或 externalId），无法判断是否导入过' }],
  [{ title: ' ' }, { failed: '没有标题（title）' }],
  [{ body: ['', ' '] }, { skipped: '没有正文（body）' }],
  [{ date: '去年' }, { failed: '日期看不懂：去年，应写成 2026-11-22' }],
  [{ date: '2025-02-31' }, { failed: '日期看不懂：2025-02-31，应写成 2026-11-22' }],
])('%o is told why not', (over, reading) => {
  expect(read(over)).toEqual(reading)
})

test('an activity says whose it is', () => {
  expect(read({}, 'activity')).toEqual({ failed: '没有党组织代码（organization）' })
  expect(entryOf({ organization: '610924', occurredOn: '2025-03-01', author: '张某' }, 'activity')).toMatchObject({
    organizationCode: '610924',
    fields: { occurredOn: '2025-03-01', author: '张某' },
  })
})

test('the same row has the same fingerprint; other words or other photographs have another', () => {
  expect(entryOf({}).hash).toBe(entryOf({}).hash)
  expect(entryOf({}).hash).not.toBe(entryOf({ title: '另一法' }).hash)
  const photographed = readRow('article', row, 'central-spirit', ['abc'])
  expect('entry' in photographed && photographed.entry.hash).not.toBe(entryOf({}).hash)
})
