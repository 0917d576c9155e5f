import { documents } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { happeningOf, writeOf } from './write.ts'

const { activity, organization } = documents

test.each([
  [activity, 'create', false, null],
  [activity, 'update', true, null],
  [activity, 'discardDraft', true, null],
  [activity, 'clone', true, null],
  [activity, 'publish', false, 'publish'],
  [activity, 'publish', true, 'publish'],
  [activity, 'unpublish', true, 'unpublish'],
  [activity, 'unpublish', false, null],
  [activity, 'delete', true, 'delete'],
  [activity, 'delete', false, null],
  [organization, 'create', false, 'create'],
  [organization, 'update', true, 'update'],
  [organization, 'clone', true, 'create'],
  [organization, 'delete', true, 'delete'],
] as const)('$0.name $1, published: $2 → $3', (type, action, wasPublished, told) => {
  expect(happeningOf({ type, action }, wasPublished)).toBe(told)
})

test('reading and other types are no writes', () => {
  expect(writeOf('findMany', activity, {})).toBeNull()
  expect(writeOf('create', undefined, {})).toBeNull()
})

test('only a type with drafts is published in the same call', () => {
  expect(writeOf('create', activity, { data: {}, status: 'published' })?.publishAtOnce).toBe(true)
  expect(writeOf('create', organization, { data: {}, status: 'published' })?.publishAtOnce).toBe(false)
})
