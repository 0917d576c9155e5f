import type { OrganizationRecord } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { successorOf } from './successor.ts'

const [like] = syntheticCounty({ organizations: 1, entries: 0, bodyLength: 1 }).flatMap((record) =>
  record.type === 'organization' ? [record] : [],
)
if (!like) throw new Error('The county has no organization.')
const organization = (id: string, mergedIntoId: string | null): OrganizationRecord => ({
  ...like,
  id,
  lifecycle: mergedIntoId === null ? 'active' : 'merged',
  mergedIntoId,
})

function successorIn(all: readonly OrganizationRecord[], id: string): string | null {
  const get = (_: string, wanted: string) => all.find((one) => one.id === wanted) ?? null
  const one = all.find((one) => one.id === id)
  if (!one) throw new Error(`no ${id}`)
  return successorOf({ get: get as never }, one)?.id ?? null
}

test('however often organizations merge, one step leads to the one that stands', () => {
  const all = [organization('a', 'b'), organization('b', 'c'), organization('c', null)]
  expect(['a', 'b', 'c'].map((id) => successorIn(all, id))).toEqual(['c', 'c', null])
})

test('a circle and a merger into nothing lead nowhere', () => {
  expect(successorIn([organization('a', 'b'), organization('b', 'a')], 'a')).toBeNull()
  expect(successorIn([organization('a', 'gone')], 'a')).toBeNull()
})
