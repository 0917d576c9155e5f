import { expect, test } from 'vitest'
import { htmlText } from '../html/text.ts'
import { excerpt, plainText } from './values.ts'

test('blocks are parted, inline marks are not, entities are read once', () => {
  expect(plainText('<h2>上午</h2><p>清理<strong>河道</strong>&amp;lt;</p>')).toBe('上午 清理河道&lt;')
})

test('what stands under a picture is no part of the text; a caption that never ends is', () => {
  expect(plainText('<figure><img src="/media/a.webp"><figcaption>图<b>一</b></figcaption></figure><p>文</p>')).toBe(
    '文',
  )
  expect(plainText('<p>甲</p><figcaption>乙<p>丙</p>')).toBe('甲 乙 丙')
  expect(htmlText('<figcaption>图一</figcaption>', { between: '\n', captions: true }).trim()).toBe('图一')
})

test('an excerpt ends at a sentence when one ends in its second half', () => {
  const sentence = `${'清'.repeat(50)}。`
  expect(excerpt(`<p>${sentence}${'理'.repeat(80)}</p>`)).toBe(sentence)
  expect(excerpt(`<p>${'理'.repeat(120)}</p>`)).toBe(`${'理'.repeat(89)}…`)
})

test('an excerpt of much markup and few words is the words', () => {
  expect(excerpt(`<table>${'<tr><td></td></tr>'.repeat(1000)}</table><p>后面</p>`)).toBe('后面')
  expect(excerpt(`<p>${'&nbsp;'.repeat(2000)}</p>`)).toBe('')
  expect(excerpt(`<p>${'&amp;'.repeat(2000)}</p>`)).toBe(`${'&'.repeat(89)}…`)
})

const megabytes = 5_000_000
test.each([
  ['one paragraph', `<p>${'字'.repeat(megabytes)}</p>`],
  ['a million nested marks', `${'<div>'.repeat(megabytes / 5)}字`],
  ['brackets that never close', '<'.repeat(megabytes)],
  ['captions that never end', '<figcaption>'.repeat(megabytes / 12)],
  ['white space', ' '.repeat(megabytes)],
  ['empty cells', '<td> </td>'.repeat(megabytes / 10)],
  ['entities', '&amp;'.repeat(megabytes / 5)],
])('five megabytes of %s are read in the time of their length', (_, html) => {
  const started = performance.now()
  for (let times = 0; times < 10; times++) excerpt(html)
  const perExcerpt = (performance.now() - started) / 10
  plainText(html)
  expect(perExcerpt).toBeLessThan(50)
  expect(performance.now() - started).toBeLessThan(10_000)
})
