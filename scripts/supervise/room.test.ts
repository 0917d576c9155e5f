import { existsSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { whereThereIsRoom } from './room.ts'

// Linux has a device that is always full.
test.skipIf(!existsSync('/dev/full'))('a full disk is an answer, and not an error', () => {
  expect(whereThereIsRoom(() => writeFileSync('/dev/full', 'line'))).toBe(false)
  expect(whereThereIsRoom(() => writeFileSync('/dev/null', 'line'))).toBe(true)
  expect(() => whereThereIsRoom(() => writeFileSync('/nowhere/at/all', 'line'))).toThrow('ENOENT')
})
