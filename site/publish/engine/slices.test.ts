import { expect, test } from 'vitest'
import { Slices } from './slices.ts'

test('slices grow while releases are quick and shrink when they take longer than an editor may wait', () => {
  const slices = new Slices()
  const first = slices.size
  for (let release = 0; release < 10; release++) slices.took(slices.size, 50)
  expect(slices.size).toBeGreaterThan(first)
  for (let release = 0; release < 10; release++) slices.took(slices.size, slices.size * 20)
  expect(slices.size).toBeLessThan(25)
  for (let release = 0; release < 20; release++) slices.took(slices.size, 1)
  expect(slices.size).toBe(500)
})

test('a single document says nothing of what many would take', () => {
  const slices = new Slices()
  const before = slices.size
  slices.took(1, 5000)
  expect(slices.size).toBe(before)
})
