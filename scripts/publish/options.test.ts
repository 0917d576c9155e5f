import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('verify is read with and without --json', () => {
  expect(readOptions(['verify'])).toEqual({ command: 'verify', json: false })
  expect(readOptions(['verify', '--json'])).toEqual({ command: 'verify', json: true })
})

test('anything else is answered with the usage', () => {
  for (const wrong of [[], ['all'], ['verify', 'now'], ['verify', '--fast']]) {
    expect(() => readOptions(wrong)).toThrow('npm run publish -- verify [--json]')
  }
})
