import { expect, test } from 'vitest'
import { changedKeys } from './affected.ts'

test('columns whose readers change are named, new and removed ones too unless they showed nothing', () => {
  const before = new Map([
    ['news', 'public'],
    ['plans', 'internal'],
    ['old', 'public'],
    ['secret', 'department'],
  ] as const)
  const after = new Map([
    ['news', 'public'],
    ['plans', 'public'],
    ['new', 'public'],
    ['hidden', 'department'],
  ] as const)
  expect(changedKeys(before, after)).toEqual(['plans', 'old', 'new'])
})
