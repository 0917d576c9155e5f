import { beforeAll, describe, expect, test } from 'vitest'
import { syntheticActivity, syntheticCounty } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { ReplicaFile } from '../replica/replica-file.ts'
import { Recording } from './recording.ts'
import { type Replica, sortKey } from './replica.ts'
import type { Touches } from './touches.ts'

const replica = new ReplicaFile(':memory:')
/** Five meetings of one branch, on the 1st to the 5th of November at noon in China, oldest first. */
const meetings = [1, 2, 3, 4, 5].map((day) =>
  syntheticActivity({
    number: day,
    listedAt: `2026-11-0${day}T04:00:00.000Z`,
    random: seeded(day),
    bodyLength: 40,
    columnKey: 'organizational-life',
    organizationId: 'organization-3',
  }),
)
const keys = meetings.map(sortKey)
const scope = { organization: 'organization-3', column: 'organizational-life' } as const
const scopeName = 'organization=organization-3/column=organizational-life'

beforeAll(() => {
  replica.reconcile([...syntheticCounty({ organizations: 4, entries: 0 }), ...meetings], 0)
})

function recorded<Result>(read: (replica: Replica) => Result): { result: Result; touches: Touches } {
  const recording = new Recording(replica.store, '2026-11-22')
  return { result: read(recording), touches: recording.touches }
}

const ids = (cards: { id: string }[]): string[] => cards.map((card) => card.id)

describe('entries', () => {
  test('the newest two depend on everything from the second on', () => {
    const { result, touches } = recorded((read) => read.entries({ scope, limit: 2 }))
    expect(ids(result)).toEqual(['activity-5', 'activity-4'])
    expect(touches).toEqual({ points: [], ranges: [{ scope: scopeName, low: keys[3], high: '\uffff' }] })
  })

  test('a list that is not full depends on the whole scope', () => {
    const { touches } = recorded((read) => read.entries({ scope, limit: 9 }))
    expect(touches.ranges).toEqual([{ scope: scopeName, low: '', high: '\uffff' }])
  })

  test('a sealed page from the oldest depends on nothing after its last entry', () => {
    const { result, touches } = recorded((read) =>
      read.entries({ scope, within: '2026-11', order: 'oldest', offset: 1, limit: 2 }),
    )
    expect(ids(result)).toEqual(['activity-2', 'activity-3'])
    expect(touches.ranges).toEqual([{ scope: scopeName, low: '2026-10-31T16:00:00.000Z', high: keys[2] }])
  })

  test('a day holds what was listed on it in China', () => {
    const { result, touches } = recorded((read) => read.entries({ scope: {}, within: '2026-11-03' }))
    expect(ids(result)).toEqual(['activity-3'])
    expect(touches.ranges).toEqual([{ scope: '', low: '2026-11-02T16:00:00.000Z', high: '2026-11-03T16:00:00.000Z' }])
  })

  test('reading on behind a place depends on nothing before it', () => {
    const { result, touches } = recorded((read) => read.entries({ scope, after: keys[3] ?? '', limit: 1 }))
    expect(ids(result)).toEqual(['activity-3'])
    expect(touches.ranges).toEqual([{ scope: scopeName, low: keys[2], high: keys[3] }])
  })

  test('several columns are merged, and each is depended on from the same place', () => {
    const { result, touches } = recorded((read) =>
      read.entries({ scope: { columns: ['key-tasks', 'organizational-life'] }, limit: 1 }),
    )
    expect(ids(result)).toEqual(['activity-5'])
    expect(touches.ranges).toEqual([
      { scope: 'column=key-tasks', low: keys[4], high: '\uffff' },
      { scope: 'column=organizational-life', low: keys[4], high: '\uffff' },
    ])
  })
})

test('neighbours depend on the gap between them', () => {
  const of = meetings[2] ?? { listedAt: '', publicId: '' }
  const { result, touches } = recorded((read) => read.neighbours(scope, of))
  expect([result.older?.id, result.newer?.id]).toEqual(['activity-2', 'activity-4'])
  expect(touches.ranges).toEqual([{ scope: scopeName, low: keys[1], high: keys[3] }])
})

test('single records, fields, lists, periods, numbers and the day are points', () => {
  const { result, touches } = recorded((read) => [
    read.get('organization', 'organization-3')?.slug,
    read.find('organization', 'slug', 'branch-3')?.id,
    read.find('organization', 'slug', 'nobody'),
    read.where('organization', 'parentId', null).length,
    read.list('site-setting').length,
    read.months(scope),
    read.days(scope, '2026-11').length,
    read.count(scope, '2026-11'),
    read.has({ pinned: true, column: 'notices' }),
    read.today(),
  ])
  expect(result).toEqual(['branch-3', 'organization-3', null, 1, 1, ['2026-11'], 5, 5, false, '2026-11-22'])
  expect(touches).toEqual({
    points: [
      'organization/organization-3',
      'organization.slug=branch-3',
      'organization.slug=nobody',
      'organization.parentId',
      'site-setting/*',
      `months ${scopeName}`,
      `days ${scopeName} 2026-11`,
      `count ${scopeName} 2026-11`,
      'has column=notices/pinned',
      'today',
    ],
    ranges: [],
  })
})
