import { expect, test } from 'vitest'
import {
  beginningWord,
  characterWord,
  headWord,
  initialsWord,
  isOfText,
  isSeldom,
  pairsIn,
  runsOf,
  textWord,
  wholeWord,
} from './words.ts'

test('pairs reach over punctuation that was folded away, and not over the end of a sentence', () => {
  expect([...pairsIn('党支部\n会')]).toEqual(['党支', '支部'])
  expect([...pairsIn('𠮷村a1')]).toEqual(['𠮷村', '村a', 'a1'])
  expect([...pairsIn('会')]).toEqual([])
})

test('no word is the beginning of another', () => {
  const characters = [...'党龙黄鸟支a0〇𠮷한ァ龯']
  const pairs = characters.flatMap((one) => characters.map((other) => one + other))
  const letters = ['d', 'dz', 'dzb', 'dzbh', 'dzbhy', 'dzbhyg', 'dzbhygx']
  const words = new Set([
    ...pairs.flatMap((pair) => [textWord(pair), headWord(pair), wholeWord(pair)]),
    ...characters.map(characterWord),
    ...letters.map(beginningWord),
    ...['dz', 'zb', 'dzb', 'zbh'].map(initialsWord),
  ])
  const sorted = [...words].sort()
  expect(sorted.filter((word) => !/^[0-9a-z]+$/.test(word))).toEqual([])
  // What begins with a word stands right behind it.
  expect(sorted.filter((word, index) => sorted[index + 1]?.startsWith(word))).toEqual([])
})

test('what few queries ask for is told apart from pairs', () => {
  expect([textWord('龯龯'), textWord('한한')].every(isOfText)).toBe(true)
  expect([headWord('支部'), wholeWord('支部')].some((word) => isOfText(word) || isSeldom(word))).toBe(false)
  expect([characterWord('支'), initialsWord('zb'), beginningWord('zb')].every(isSeldom)).toBe(true)
})

test('neighbouring letters', () => {
  expect(runsOf('dzbh', 3)).toEqual(['dzb', 'zbh'])
  expect(runsOf('d', 2)).toEqual([])
})
