import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('a bench with its numbers', () => {
  const options = readOptions(['publish', '--pages', '13000', '--json'])
  expect(options).toMatchObject({ name: 'publish', pages: 13_000, publishes: undefined, json: true, ordinary: false })
})

test('what is no number, no option or a second bench is refused', () => {
  for (const parameters of [
    ['publish', '--pages', 'many'],
    ['publish', '--page', '3'],
    ['publish', 'full'],
  ])
    expect(() => readOptions(parameters)).toThrow(TypeError)
})
