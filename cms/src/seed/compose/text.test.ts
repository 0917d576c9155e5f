import { expect, test } from 'vitest'
import { random } from './random.ts'
import { compose, wording } from './text.ts'

const words = (slots: Record<string, string | number> = {}) => wording(slots, random('text'))

test('lines become headings, lists, quotations and tables', () => {
  const { html } = compose('# 甲\n- 一\n- 二\n+ 三\n> 话\n^ 表\n| 头 | 尾\n| 1 | 2', words())
  expect(html).toBe(
    '<h2>甲</h2><ul><li>一</li><li>二</li></ul><ol><li>三</li></ol><blockquote><p>话</p></blockquote>' +
      '<table><caption>表</caption><thead><tr><th scope="col">头</th><th scope="col">尾</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>' +
      '<p><em>本文为演示用的示例文字，不记述真实事件。</em></p>',
  )
})

test('one of several wordings of a line is taken', () => {
  expect(compose('早\n/ 晚', words()).firstParagraph).toMatch(/^[早晚]$/)
})

test('the same words to choose from give the same choice in title and text', () => {
  const { fill } = words()
  expect(fill('{三|四|五|六|七|八}')).toBe(fill('{三|四|五|六|七|八}'))
})

test('alternatives may hold slots, and numbers stay in their range', () => {
  const { fill } = words({ 甲: '张某（示例）' })
  expect(fill('{{甲}|{甲}}来了{3~5}次')).toMatch(/^张某（示例）来了[345]次$/)
})

test('a slot that nobody fills is an error, not an empty place', () => {
  expect(() => words().fill('{无}')).toThrow('No slot named 无')
})

test('what looks like markup is text', () => {
  expect(compose('a < b & c', words()).html).toContain('a &lt; b &amp; c')
})
