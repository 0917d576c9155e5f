import { addresses } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { ReplicaFile } from '../replica/replica-file.ts'
import { inOrderOfBranches } from './render-order.ts'

test('a branch stands together with its activities, and nothing is lost', () => {
  const replica = new ReplicaFile(':memory:')
  const records = syntheticCounty({ organizations: 8, entries: 60, bodyLength: 20 })
  replica.reconcile(records, 0)
  const branchOf = new Map(
    records.flatMap((record) =>
      record.type === 'organization'
        ? [[addresses.branchHome(record.slug), record.id] as const]
        : record.type === 'activity'
          ? [[addresses.entry(record), record.organizationId] as const]
          : [],
    ),
  )
  const paths = [addresses.countyHome, addresses.about, ...branchOf.keys()]
  const ordered = inOrderOfBranches(paths, replica.store)
  expect([...ordered].sort()).toEqual([...paths].sort())
  const branches = ordered.map((path) => branchOf.get(path) ?? null)
  const changes = branches.filter((branch, index) => index > 0 && branch !== branches[index - 1]).length
  expect(changes).toBe(new Set(branches).size - 1)
  replica.close()
})
