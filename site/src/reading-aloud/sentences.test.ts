import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesIn } from './sentences.ts'

const spoken = (nodes: readonly string[]): string[] => {
  const said: string[] = []
  for (const { node, start, end, sentence } of sentencesIn(nodes))
    said[sentence] = (said[sentence] ?? '') + (nodes[node] ?? '').slice(start, end)
  return said
}

test('sentences end at their stops, quotation marks included', () => {
  expect(spoken(['支部召开会议。大家说：“要抓紧！”会后看望了老党员……散会'])).toEqual([
    '支部召开会议。',
    '大家说：“要抓紧！”',
    '会后看望了老党员……',
    '散会',
  ])
})

test('a sentence runs over the elements inside it', () => {
  expect(spoken(['会议由', '张书记', '主持。学习', '了文件。'])).toEqual(['会议由张书记主持。', '学习了文件。'])
})

test('a long sentence is cut at a pause', () => {
  const long = `${'学'.repeat(60)}，${'习'.repeat(60)}，${'完'.repeat(10)}。`
  expect(spoken([long]).map(({ length }) => length)).toEqual([122, 11])
})

test('nothing but space is nothing to say', () => {
  expect(sentencesIn(['  ', '\n'])).toEqual([])
})

test('every character is said once and in its order', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(...'学习，。！”（）a \n；') }), { maxLength: 6 })
  fc.assert(
    fc.property(texts, (nodes) => {
      const without = (text: string): string => text.replace(/\s/g, '')
      expect(without(spoken(nodes).join(''))).toBe(without(nodes.join('')))
    }),
  )
})
