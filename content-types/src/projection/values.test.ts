import { expect, test } from 'vitest'
import { excerpt, plainText } from './values.ts'

test('blocks are parted, inline marks are not, entities are read once', () => {
  expect(plainText('<h2>上午</h2><p>清理<strong>河道</strong>&amp;lt;</p>')).toBe('上午 清理河道&lt;')
})

test('an excerpt ends at a sentence when one ends in its second half', () => {
  const sentence = `${'清'.repeat(50)}。`
  expect(excerpt(`<p>${sentence}${'理'.repeat(80)}</p>`)).toBe(sentence)
  expect(excerpt(`<p>${'理'.repeat(120)}</p>`)).toBe(`${'理'.repeat(89)}…`)
})
