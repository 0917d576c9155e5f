import { expect, test } from 'vitest'
import { pairsIn } from '../format/words.ts'
import { chosenPairs, frequencyBy, separatePairs, sharedPairs } from './choose.ts'

const frequency = frequencyBy('委员支部员会')

test('the rarest pairs are asked for first, and they lie apart', () => {
  expect(chosenPairs(pairsIn('支部委员会'), 1, frequency)).toEqual(['部委'])
  expect(chosenPairs(pairsIn('蓄水池加固'), 2, frequency)).toEqual(['蓄水', '加固'])
  expect(chosenPairs(pairsIn('员会支部委员'), 3, frequency)).toEqual(['会支', '部委', '员会'])
})

test('spellings share what stands around their number', () => {
  expect(sharedPairs(['章程第12条规定', '章程第十二条规定'])).toEqual(['章程', '程第', '条规', '规定'])
})

test('one wrong character spoils one of the separate pairs at most', () => {
  const [meant, typed] = ['学习贯彻会议精神', '学习贯彻会义精神'].map((text) => separatePairs(text, 6))
  expect(typed?.filter((pair) => !meant?.includes(pair))).toEqual(['会义'])
})
