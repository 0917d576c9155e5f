import { expect, test } from 'vitest'
import { type Screen, seconds, withProgress } from './progress.ts'

function record(): Screen & { text: string } {
  return {
    text: '',
    rewritable: false,
    write(text) {
      this.text += text
    },
  }
}

test('a finished step says how long it took', async () => {
  const screen = record()
  await withProgress(screen, '构建网站', async () => 'done')
  expect(screen.text).toMatch(/^构建网站…\n✓ 构建网站，用时 0\.\d 秒\n$/)
})

test('a failed step is marked and its error passed on', async () => {
  const screen = record()
  await expect(withProgress(screen, '构建网站', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(screen.text).toContain('✗ 构建网站')
})

test('durations are told as a person would', () => {
  expect([seconds(1234), seconds(45_400), seconds(125_000)]).toEqual(['1.2 秒', '45 秒', '2 分 5 秒'])
})
