import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { textWord } from '../format/words.ts'
import { indexFiles } from './index-files.ts'

const words = ['两学', '学一', '一做', '支部'].map((pair) => [textWord(pair), [1, 2, 300, 70_000]] as const)
const sorted = [...words].sort(([one], [other]) => (one < other ? -1 : 1))

test('begins every packed file with what its reader looks for', () => {
  for (const { path, bytes } of indexFiles(sorted, () => 100))
    if (path !== 'pagefind-entry.json') expect(gunzipSync(bytes).subarray(0, 12).toString()).toBe('pagefind_dcd')
})

test('a chunk ends where it would become too large, and a frequent word stands alone', () => {
  const chunks = (size: number) => indexFiles(sorted, () => size).filter(({ path }) => path.startsWith('index/')).length
  expect(chunks(100)).toBe(1)
  expect(chunks(10)).toBe(2)
  expect(chunks(3)).toBe(4)
})

test('the same words give the same bytes', () => {
  expect(indexFiles(sorted, () => 10)).toEqual(indexFiles(sorted, () => 10))
})
