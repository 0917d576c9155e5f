import { expect, test } from 'vitest'
import type { Variant } from '../publish/objects/object-store.ts'
import { negotiate } from './negotiate.ts'

const all = new Set<Variant>(['identity', 'br', 'gzip'])

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['*', 'br'],
  ['*;q=0, gzip', 'gzip'],
  ['identity, br;q=0.2', 'identity'],
  ['deflate', 'identity'],
  ['identity;q=0', 'identity'],
])('Accept-Encoding: %s is answered with %s', (header, variant) => {
  expect(negotiate(header, all)).toBe(variant)
})

test('only what there is is sent', () => {
  expect(negotiate('br, gzip', new Set(['identity']))).toBe('identity')
})
