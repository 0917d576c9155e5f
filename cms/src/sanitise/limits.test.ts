import { documents } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { sanitiseBody } from './body.ts'
import { limitObjections, nestingOf } from './limits.ts'

const fields = { body: { ...documents.article.fields.body, kind: 'html', label: '正文', max: 2_000_000 } } as const
const objections = (body: string) => limitObjections(fields, { body }).map(({ message }) => message)
const nested = (depth: number) => `${'<blockquote>'.repeat(depth)}字${'</blockquote>'.repeat(depth)}`

test('a body of five megabytes is refused before it is parsed, and told what to do', () => {
  expect(objections('字'.repeat(5_000_000))).toEqual([
    '“正文”太长：有5000000个字，最多2000000个字；请分成几篇，或作为附件上传',
  ])
})

test('tens of thousands of nested elements are refused, closed or not', () => {
  const refusal = ['“正文”的格式嵌套了5000层以上，多半是粘贴时带来的；请清除格式后再保存']
  expect(objections(nested(20_000))).toEqual(refusal)
  expect(objections('<b>'.repeat(20_000))).toEqual(refusal)
})

test('many paragraphs, pictures and rows that nobody closes are not deep', () => {
  expect(objections('<p>字<br><img src="/media/x.webp">'.repeat(20_000))).toEqual([])
  expect(nestingOf(`<table>${'<tr><td>一<td>二'.repeat(20_000)}</table>`)).toBe(1)
})

test('a thousand nested elements become fifty and keep their words', () => {
  expect(objections(nested(1000))).toEqual([])
  const clean = sanitiseBody(nested(1000), 'https://cms.example.gov.cn')
  expect(nestingOf(clean)).toBe(50)
  expect(clean).toContain('字')
  expect(sanitiseBody(clean, 'https://cms.example.gov.cn')).toBe(clean)
})

test('the deepest body that is taken is made fit in a moment', () => {
  const started = performance.now()
  sanitiseBody(nested(5000), 'https://cms.example.gov.cn')
  expect(performance.now() - started).toBeLessThan(1000)
})
