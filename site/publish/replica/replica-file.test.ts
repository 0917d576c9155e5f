import type { ActivityRecord, PublishEvent } from '@huoye/content-types'
import { beforeEach, expect, test } from 'vitest'
import { syntheticActivity, syntheticCounty, syntheticPicture } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { ReplicaFile } from './replica-file.ts'

const county = syntheticCounty({ organizations: 4, entries: 0 })
const meeting: ActivityRecord = {
  ...syntheticActivity({
    number: 1,
    listedAt: '2026-11-01T04:00:00.000Z',
    random: seeded(1),
    bodyLength: 40,
    columnKey: 'organizational-life',
    organizationId: 'organization-3',
  }),
  cover: null,
  photos: [],
  pinned: false,
}
const event: PublishEvent = {
  seq: 1,
  at: '2026-11-01T04:00:00.000Z',
  type: 'activity',
  id: meeting.id,
  action: 'publish',
  bulk: false,
}
let replica: ReplicaFile

const put = (record: ActivityRecord, cursor: number): number =>
  replica.apply([{ type: record.type, id: record.id, record, version: null }], [], cursor)

/** What one change leaves pending. */
function touchedBy(change: () => void): { points: string[]; scopes: string[] } {
  replica.settle()
  change()
  const { points, places } = replica.waiting.touched
  return { points: points.sort(), scopes: places.map(({ scope, key }) => `${scope} @ ${key.slice(0, 10)}`).sort() }
}

beforeEach(() => {
  replica = new ReplicaFile(':memory:')
  replica.reconcile(county, 0)
  replica.settle()
})

test('the same change again is dropped, and the cursor moves', () => {
  expect(put(meeting, 1)).toBe(1)
  replica.settle()
  expect(put(meeting, 2)).toBe(0)
  expect(replica.waiting.touched).toEqual({ points: [], places: [] })
  expect(replica.cursor).toBe(2)
})

test('events wait until their receipts are posted', () => {
  replica.apply([{ type: 'activity', id: meeting.id, record: meeting, version: null }], [event], 1)
  replica.settle()
  expect(replica.waiting.liveEvents).toEqual([event])
  replica.waiting.told([1], 1)
  expect(replica.waiting.liveEvents).toEqual([])
})

test('an edit of the body touches the record, and no list', () => {
  put(meeting, 1)
  const touched = touchedBy(() => put({ ...meeting, body: '<p>改稿</p>' }, 2))
  expect(touched).toEqual({ points: ['activity.publicId=e000000001', 'activity/activity-1'], scopes: [] })
})

test('a move touches the lists it leaves and those it enters', () => {
  put(meeting, 1)
  const { scopes, points } = touchedBy(() => put({ ...meeting, columnKey: 'key-tasks' }, 2))
  expect(scopes).toEqual([
    ' @ 2026-11-01',
    'column=key-tasks @ 2026-11-01',
    'column=organizational-life @ 2026-11-01',
    'organization=organization-3 @ 2026-11-01',
    'organization=organization-3/column=key-tasks @ 2026-11-01',
    'organization=organization-3/column=organizational-life @ 2026-11-01',
    'type=activity @ 2026-11-01',
  ])
  expect(points).toContain('months column=organizational-life')
  expect(points).toContain('has column=key-tasks')
  expect(points).not.toContain('months ')
})

test('another entry of the same month changes its number, and not which months there are', () => {
  put(meeting, 1)
  const second = { ...meeting, id: 'activity-2', publicId: 'e000000002', listedAt: '2026-11-02T04:00:00.000Z' }
  const { points } = touchedBy(() => put(second, 2))
  expect(points).toContain('count column=organizational-life 2026-11')
  expect(points).toContain('days column=organizational-life 2026-11')
  expect(points).not.toContain('months column=organizational-life')
  expect(points).not.toContain('has column=organizational-life')
})

test('media are in use as long as a record uses them', () => {
  const cover = syntheticPicture(3)
  const name = cover.sources[0]?.name ?? ''
  expect(touchedBy(() => put({ ...meeting, cover }, 1)).points).toContain(`media/${name}`)
  expect(replica.usesMedia(name)).toBe(true)
  expect(touchedBy(() => put(meeting, 2)).points).toContain(`media/${name}`)
  expect(replica.usesMedia(name)).toBe(false)
})

test('reconciling with a snapshot takes away what it does not hold, and remembers where it was', () => {
  put(meeting, 1)
  expect(replica.reconcile(county, 5)).toBe(1)
  expect(replica.record('activity', meeting.id)).toBeNull()
  expect(replica.lastAddress('activity', meeting.id)).toBe('/activities/2026/e000000001/')
  expect(replica.store.periods('', null)).toEqual([])
  expect(replica.reconcile(county, 5)).toBe(0)
})
