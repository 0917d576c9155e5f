import type { PublicRecord } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { ReadCache } from '../../publish/render/read-cache.ts'
import { ReplicaFile } from '../../publish/replica/replica-file.ts'
import { type Freshness, readFreshness, readUnitFreshness, type UnitFreshness } from './freshness.ts'
import { type Meanwhile, readMeanwhile } from './meanwhile.ts'

const today = '2026-11-20'
const records = syntheticCounty({ organizations: 30, entries: 60, bodyLength: 20 })

function onDay<Result>(
  all: readonly PublicRecord[],
  ask: (cache: ReadCache) => { result?: Result },
): Result | undefined {
  const replica = new ReplicaFile(':memory:')
  try {
    replica.reconcile([...all], 1)
    return ask(new ReadCache(replica.store, today)).result
  } finally {
    replica.close()
  }
}

const slug = 'branch-20'
const own = records.find((record) => record.type === 'organization' && record.slug === slug)
const meanwhile = (all: readonly PublicRecord[]): Meanwhile | null | undefined =>
  onDay(all, (cache) => cache.run(readMeanwhile, { slug }) as { result?: Meanwhile | null })

const without = records.filter((record) => record.type !== 'activity' || record.organizationId !== own?.id)
const entryOn = (day: string): PublicRecord[] => {
  const [one] = records.filter((record) => record.type === 'activity')
  if (!one || !own) throw new Error('The county has no activity.')
  return [{ ...one, id: 'own', publicId: 'own0000000', organizationId: own.id, listedAt: `${day}T02:00:00.000Z` }]
}

test('a branch that published lately shows nobody else’s news', () => {
  expect(meanwhile([...without, ...entryOn('2026-11-10')])).toBeNull()
})

test('a quiet branch shows what the county published since, up to this week, as the county’s', () => {
  const shown = meanwhile([...without, ...entryOn('2026-03-01')]) ?? []
  expect(shown.map(({ from }) => from)).toContain('全县')
  const days = shown.flatMap(({ entries }) => entries.map(({ day }) => day))
  expect(days.length).toBeGreaterThan(0)
  for (const day of days) expect(day > '2026-03-01' && day < '2026-11-16').toBe(true)
})

test('nothing older than the branch’s own last entry comes back', () => {
  const quiet = entryOn('2026-10-01')
  const old = without.filter((record) => !('listedAt' in record) || record.listedAt < '2026-10-01')
  expect(meanwhile([...old, ...quiet])).toBeNull()
})

const unitsOf = (all: readonly PublicRecord[]): UnitFreshness[] =>
  onDay(all, (cache) => {
    const { result } = cache.run(readFreshness, {}) as { result?: Freshness }
    const one = (unit: string) => (cache.run(readUnitFreshness, { unit }) as { result?: UnitFreshness | null }).result
    return { result: result?.units.flatMap((unit) => one(unit) ?? []) }
  }) ?? []

test('others’ news never make a branch fresh', () => {
  const disclosed = without.map((record) =>
    record.type === 'site-setting' ? { ...record, freshnessDisclosure: 'full' as const } : record,
  )
  const branches = unitsOf(disclosed).flatMap(({ each }) => each)
  expect(branches.find(({ href }) => href === `/branches/${slug}/`)).toMatchObject({ newest: null, state: 'quiet' })
  expect(unitsOf(without).length).toBeGreaterThan(0)
})
