import { expect, test } from 'vitest'
import { columnTree } from './tree.ts'

test('every column stands after its parent, under a key of its own', () => {
  const seen = new Set<string>()
  for (const { key, parentKey } of columnTree) {
    expect(seen.has(key)).toBe(false)
    if (parentKey) expect(seen).toContain(parentKey)
    seen.add(key)
  }
})

test('limits in force from the start are the monthly meeting and the four of the county', () => {
  expect(columnTree.filter((column) => column.limitOn).map((column) => column.key)).toEqual([
    'central-spirit',
    'provincial-spirit',
    'municipal-spirit',
    'party-news',
    'organizational-life',
  ])
})
