import { addresses, type PublicRecord, type PublishEvent, type ReceiptMessage } from '@huoye/content-types'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { syntheticActivity, syntheticCounty } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { ManifestFile } from '../manifest/manifest-file.ts'
import { Failures, pageFailure, planPath } from '../plan/failures.ts'
import { ReplicaFile } from '../replica/replica-file.ts'
import { ReceiptPost } from './receipt-post.ts'

const county = syntheticCounty({ organizations: 4, entries: 4, bodyLength: 20 })
const at = '2026-11-23T01:00:00.000Z'
const record = syntheticActivity({
  number: 900,
  listedAt: at,
  random: seeded(1),
  bodyLength: 20,
  columnKey: 'key-tasks',
  organizationId: 'organization-2',
})
const page = addresses.entry(record)
const column = addresses.columnListing({ key: 'key-tasks', slug: 'key-tasks', parentKey: null })
const threw = pageFailure.threw(new Error('模板出错'))

let replica: ReplicaFile
let manifest: ManifestFile
let failures: Failures
let posted: ReceiptMessage[]
let away: boolean
let post: ReceiptPost

beforeEach(() => {
  replica = new ReplicaFile(':memory:')
  manifest = new ManifestFile(':memory:')
  failures = new Failures(manifest)
  posted = []
  away = false
  replica.reconcile(county, 0)
  post = started()
})
afterEach(() => {
  post.close()
  replica.close()
  manifest.close()
})

const started = (): ReceiptPost =>
  new ReceiptPost({
    cms: {
      snapshot: () => Promise.reject(),
      versions: () => Promise.reject(),
      withdrawals: async () => [],
      erased: async () => undefined,
      records: () => Promise.reject(),
      feed: () => Promise.reject(),
      media: () => Promise.reject(),
      receipts: async (message) => {
        if (away) throw new Error('ECONNREFUSED')
        posted.push(message)
      },
    },
    replica,
    manifest,
    failures,
    clock: { now: () => new Date(at) },
    log: pino({ level: 'silent' }),
    origins: [],
  })

/** What a publish leaves behind: the change applied, its release made, its page live unless it failed. */
function published(seq: number, changed: PublicRecord, failed: Record<string, typeof threw> = {}): void {
  const event: PublishEvent = { seq, at, type: changed.type, id: changed.id, action: 'publish', bulk: false }
  replica.apply([{ type: changed.type, id: changed.id, record: changed, version: String(seq) }], [event], seq)
  const entry = { status: 200, object: `${seq}`, type: 'text/html', headers: {} } as const
  const entries = new Map(page in failed ? [] : [[page, entry]])
  const note = { cause: 'publish' as const, at, seq, events: [], rendered: new Set([page]), timings: {} }
  manifest.commit({ entries, objects: [], note }, () => {
    for (const path of entries.keys()) failures.clear(path)
    for (const [path, failure] of Object.entries(failed)) failures.note(path, failure, at)
  })
  replica.settle()
}

const last = () => posted.at(-1)

test('what is held is posted as a list: its document, how often it was tried, and whether an earlier version is live', async () => {
  published(1, record, { [page]: threw })
  await post.post()
  expect(last()?.receipts).toMatchObject([{ seq: 1, state: 'held', seenOverHttp: false }])
  expect(last()?.held).toEqual({
    total: 1,
    pages: [
      {
        path: page,
        document: { type: 'activity', id: record.id },
        suspects: [],
        attempts: 1,
        quarantined: false,
        live: false,
        ...threw,
        since: at,
        at,
      },
    ],
  })
})

test('a retry that succeeds without an event clears the list and gives the event its receipt', async () => {
  published(1, record, { [page]: threw })
  await post.post()
  failures.note(page, threw, at)
  await post.post()
  expect(last()).toMatchObject({ receipts: [], held: { pages: [{ attempts: 2 }] } })
  const entry = { status: 200, object: 'x', type: 'text/html', headers: {} } as const
  const note = { cause: 'publish' as const, at, seq: 1, events: [], rendered: new Set([page]), timings: {} }
  manifest.commit({ entries: new Map([[page, entry]]), objects: [], note }, () => failures.clear(page))
  await post.post()
  expect(last()).toMatchObject({ receipts: [{ seq: 1, state: 'live' }], held: { total: 0, pages: [] } })
  expect(replica.waiting.liveEvents).toEqual([])
})

test('a page that fails because of a document that it lists names that document', async () => {
  published(1, record, { [column]: threw })
  await post.post()
  expect(last()?.receipts).toMatchObject([{ state: 'live' }])
  expect(last()?.held?.pages).toMatchObject([
    { path: column, document: { type: 'column' }, suspects: [{ type: 'activity', id: record.id }] },
  ])
})

test('a failure without any event is told as well, and a part of the plan has no document', async () => {
  failures.note('/', threw, at)
  failures.note(planPath('month {}'), pageFailure.planThrew(new RangeError('Invalid time value')), at)
  await post.post()
  expect(last()?.held?.pages).toMatchObject([
    { path: '/', document: null, suspects: [], code: 'HUOYE-PAGE-001' },
    { path: 'plan month {}', document: null, code: 'HUOYE-PAGE-007' },
  ])
})

test('the list is posted when it changes, and once at start', async () => {
  published(1, record, { [page]: threw })
  await post.post()
  await post.post()
  expect(posted).toHaveLength(1)
  post.close()
  post = started()
  await post.post()
  expect(posted).toHaveLength(2)
  expect(last()?.held?.total).toBe(1)
  published(2, { ...record, title: '别的' }, { [page]: threw })
  published(3, county.find(({ type }) => type === 'overview') ?? record, {})
  await post.post()
  expect(last()?.receipts.map(({ seq, state }) => [seq, state])).toEqual([
    [1, 'live'],
    [2, 'live'],
    [3, 'unchanged'],
  ])
})

test('a CMS that was away is told everything when it is back', async () => {
  away = true
  published(1, record, { [page]: threw })
  await post.post()
  expect(posted).toEqual([])
  away = false
  await post.post()
  expect(last()).toMatchObject({ receipts: [{ seq: 1, state: 'held' }], held: { total: 1 } })
})

test.each([
  [addresses.branchHome('branch-2'), { type: 'organization', id: 'organization-2' }],
  [addresses.branchOverview('branch-2'), { type: 'overview', id: 'overview-organization-2' }],
  [`${addresses.branchHome('branch-2')}rss.xml`, { type: 'organization', id: 'organization-2' }],
  [addresses.monthArchive('/spirit/central-spirit/', '2026-11'), { type: 'column', id: 'column-central-spirit' }],
  [addresses.media('sample-1-400.webp'), null],
  ['/branches/', null],
  ['/statistics/', null],
])('%s belongs to the right document', async (path, document) => {
  failures.note(path, threw, at)
  await post.post()
  expect(last()?.held?.pages[0]?.document).toEqual(document)
})
