// One file, because one county on one CMS goes through all these situations, on each of the two databases.
import { createRequire } from 'node:module'
import { publicSite } from '@huoye/content-types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn } from '../../scripts/harness/admin-api.ts'
import { type CmsUnderTest, cmsOn } from './cms-on.ts'
import { credentials } from './cms-process.ts'
import { foundCounty } from './county.ts'
import { databases } from './databases.ts'
import { openStored } from './stored-rows.ts'

describe.each(databases)('what is published reaches the feed, on %s', (database) => {
  let server: CmsUnderTest['server']
  let cms: CmsUnderTest['cms']
  let admin: CmsUnderTest['admin']
  let county: CmsUnderTest['county']
  let stop: CmsUnderTest['stop'] | undefined

  beforeAll(async () => {
    ;({ server, cms, admin, county, stop } = await cmsOn(database))
  })
  afterAll(() => stop?.())

  const head = async () => (await cms.feed(0)).head
  /** What the outbox says of one document after a moment. */
  const toldSince = async (after: number, id: string) =>
    (await cms.feed(after)).events.filter((event) => event.id === id).map(({ action }) => action)

  test('one event for each publish, unpublish and delete, none for drafts', async () => {
    const before = await head()
    const { documentId } = await county.draft()
    await admin.update('activity', documentId, { title: '改题' })
    expect(await toldSince(before, documentId)).toEqual([])
    await admin.publish('activity', documentId)
    await admin.update('activity', documentId, { title: '再改' })
    await admin.publish('activity', documentId)
    await admin.unpublish('activity', documentId)
    await admin.remove('activity', documentId)
    expect(await toldSince(before, documentId)).toEqual(['publish', 'publish', 'unpublish'])
  })

  test('a published document that is deleted is told as deleted', async () => {
    const before = await head()
    const { documentId } = await county.published()
    await admin.remove('activity', documentId)
    expect(await toldSince(before, documentId)).toEqual(['publish', 'delete'])
  })

  test('a bulk action tells of each document once', async () => {
    const drafts = await Promise.all([county.draft(), county.draft(), county.draft()])
    const ids = drafts.map(({ documentId }) => documentId)
    const before = await head()
    await bulk('bulkPublish', ids)
    await bulk('bulkUnpublish', ids)
    for (const id of ids) expect(await toldSince(before, id)).toEqual(['publish', 'unpublish'])
  })

  test('a publish that is refused leaves nothing behind', async () => {
    const before = await head()
    const { documentId } = await county.draft({ title: '' })
    await expect(admin.publish('activity', documentId)).rejects.toThrow('请填写“标题”')
    expect(await head()).toBe(before)
  })

  test('in a bulk action one refusal takes back all', async () => {
    const [good, bad] = [await county.draft(), await county.draft({ title: '' })]
    const before = await head()
    await expect(bulk('bulkPublish', [good.documentId, bad.documentId])).rejects.toThrow()
    expect(await head()).toBe(before)
    expect((await cms.snapshot()).find(({ id }) => id === good.documentId)).toBeUndefined()
  })

  test('a waiting reader is woken by the commit', async () => {
    const waiting = cms.feed(await head(), 30)
    const { documentId } = await county.published()
    const started = performance.now()
    const { changes, through } = await waiting
    expect(performance.now() - started).toBeLessThan(1000)
    expect(changes.map(({ id }) => id)).toContain(documentId)
    expect(through).toBeGreaterThan(0)
  })

  test('the feed and the snapshot agree', async () => {
    await county.published()
    const feed = await cms.feed(0)
    const snapshot = await cms.snapshot()
    const byFeed = feed.changes.flatMap(({ record }) => (record ? [record] : []))
    const byId = (records: typeof snapshot) => records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(byFeed)).toEqual(byId(snapshot))
  })

  test('without the secret nobody reads anything', async () => {
    for (const path of ['snapshot', 'feed?consumer=x&after=0', 'media/x.webp', 'receipts', 'import']) {
      expect((await fetch(`${cms.url}/publishing/${path}`)).status).toBe(401)
    }
    expect((await fetch(`${cms.url}/api/activities`)).status).toBe(404)
  })

  test('a withdrawn address is gone, and is back when it is published again', async () => {
    const { documentId } = await county.published()
    const record = (await cms.snapshot()).find(({ id }) => id === documentId)
    if (record?.type !== 'activity') throw new Error('not public')
    const address = `/activities/${new Date().getFullYear()}/${record.publicId}/`
    const redirect = async () =>
      (await cms.snapshot()).find((found) => found.type === 'redirect' && found.from === address)
    expect(await redirect()).toBeUndefined()
    await admin.unpublish('activity', documentId)
    expect(await redirect()).toMatchObject({ responseCode: 410, to: null })
    await admin.publish('activity', documentId)
    expect(await redirect()).toBeUndefined()
  })

  test('identity and dates are set once, and no request moves them', async () => {
    const forged = {
      publicId: 'forged0000',
      firstPublishedAt: '2001-01-01T00:00:00.000Z',
      listedAt: '2001-01-01T00:00:00.000Z',
    }
    const draft = await county.draft(forged)
    expect(draft.publicId).toMatch(/^[a-z0-9]{10}$/)
    expect(draft).toMatchObject({ firstPublishedAt: null, listedAt: null })
    const first = await admin.publish('activity', draft.documentId)
    const kept = {
      publicId: draft.publicId,
      firstPublishedAt: first.firstPublishedAt,
      listedAt: first.firstPublishedAt,
    }
    expect(first).toMatchObject(kept)
    expect(Date.parse(String(first.firstPublishedAt))).toBeGreaterThan(Date.now() - 60_000)
    await admin.update('activity', draft.documentId, { ...forged, title: '改题' })
    expect(await admin.publish('activity', draft.documentId)).toMatchObject(kept)
    await admin.unpublish('activity', draft.documentId)
    expect(await admin.publish('activity', draft.documentId)).toMatchObject(kept)
  })

  test('a copy is a document of its own, and what may be there once only is not copied', async () => {
    const original = await county.published()
    const clone = (type: string, id: string, fields: Record<string, unknown>) =>
      fetch(`${cms.url}/content-manager/collection-types/api::${type}.${type}/clone/${id}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      })
    const before = await head()
    const forged = {
      title: '副本',
      body: '<p>文<script>x</script></p>',
      publicId: 'forged0000',
      listedAt: '2001-01-01T00:00:00Z',
    }
    const copied = await clone('activity', original.documentId, forged)
    expect(copied.status).toBe(200)
    const [copy] = await admin.find('activity', 'title', '副本')
    expect(copy).toMatchObject({ body: '<p>文</p>', firstPublishedAt: null, listedAt: null })
    expect(copy?.publicId).toMatch(/^[a-z0-9]{10}$/)
    expect([original.publicId, 'forged0000']).not.toContain(copy?.publicId)
    expect(await head()).toBe(before)
    const refused = await clone('organization', county.branch.documentId, { name: '副本党支部' })
    expect(await refused.text()).toContain('“组织代码”已被使用')
    expect(await head()).toBe(before)
  })

  test('a branch that moves leaves a way to its new home', async () => {
    const { branch } = await foundCounty(admin, '610924102')
    await admin.update('organization', branch.documentId, { slug: 'moved-once' })
    await admin.update('organization', branch.documentId, { slug: 'moved-twice' })
    const ways = (await cms.snapshot()).flatMap((record) =>
      record.type === 'redirect' && record.responseCode === 301 ? [record] : [],
    )
    expect(ways.map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([
        ['/branches/branch-610924102/', '/branches/moved-twice/'],
        ['/branches/moved-once/', '/branches/moved-twice/'],
      ]),
    )
  })

  test('when a person withdraws consent, the overview is told again', async () => {
    const person = await admin.create('person', { name: '张某', consentGivenOn: '2026-01-01' })
    const { documentId } = await admin.create('overview', {
      title: '概况',
      body: '<p>概况。</p>',
      organization: { connect: [{ documentId: county.branch.documentId }] },
      leaders: [{ post: '书记', person: { connect: [{ documentId: person.documentId }] } }],
    })
    await admin.publish('overview', documentId)
    const before = await head()
    const leaders = async () => {
      const change = (await cms.feed(before)).changes.find(({ id }) => id === documentId)
      return change?.record?.type === 'overview' ? change.record.leaders : null
    }
    await admin.update('person', person.documentId, { remark: '无关' })
    expect(await leaders()).toEqual([{ post: '书记', name: '张某', portrait: null }])
    await admin.update('person', person.documentId, { consentWithdrawnOn: '2026-02-01' })
    expect(await leaders()).toEqual([{ post: '书记', name: null, portrait: null }])
  })

  test('narrowing a column takes its entries off the site', async () => {
    const column = await county.column('study-plan')
    const { documentId } = await county.published({ column: { connect: [{ documentId: column.documentId }] } })
    const before = await head()
    await admin.update('column', column.documentId, { disclosure: 'internal' })
    expect((await cms.feed(before)).changes).toEqual(
      expect.arrayContaining([
        { type: 'activity', id: documentId, record: null, version: expect.any(String) },
        { type: 'column', id: column.documentId, record: null, version: expect.any(String) },
      ]),
    )
  })

  test('a receipt shows in the editor’s panel', async () => {
    const { documentId } = await county.published()
    const state = async () => {
      const path = `${cms.url}/admin/publishing/state/api::activity.activity/${documentId}`
      return (await fetch(path, { headers: { authorization: `Bearer ${admin.token}` } })).json()
    }
    expect(await state()).toMatchObject({ state: 'publishing', liveAt: null })
    const seq = (await cms.feed(0)).events.find(({ id }) => id === documentId)?.seq ?? 0
    const liveAt = new Date().toISOString()
    const receipt = {
      seq,
      type: 'activity',
      id: documentId,
      state: 'live',
      path: '/x/',
      liveAt,
      ms: 12,
      seenOverHttp: true,
      reason: null,
    }
    const body = JSON.stringify({ consumer: publicSite, seq, release: 1, receipts: [receipt], held: null })
    for (let twice = 0; twice < 2; twice += 1) {
      expect((await cms.publishing('receipts', { method: 'POST', body })).status).toBe(204)
    }
    expect(await state()).toMatchObject({ state: 'live', liveAt, ms: 12 })
  })

  test('what a snapshot brought to the site shows as live without a receipt of its own', async () => {
    const { documentId } = await county.published()
    const seq = (await cms.feed(0)).head
    const body = JSON.stringify({ consumer: publicSite, seq, release: 1, receipts: [], held: null })
    expect((await cms.publishing('receipts', { method: 'POST', body })).status).toBe(204)
    const path = `${cms.url}/admin/publishing/state/api::activity.activity/${documentId}`
    const answer = await fetch(path, { headers: { authorization: `Bearer ${admin.token}` } })
    expect(await answer.json()).toMatchObject({ state: 'live', liveAt: null, ms: null })
  })

  test('a publish that was answered survives kill -9', async () => {
    const { documentId } = await county.published()
    await cms.kill()
    await cms.start()
    expect((await cms.feed(0)).events.some(({ id }) => id === documentId)).toBe(true)
    expect((await cms.snapshot()).some(({ id }) => id === documentId)).toBe(true)
    admin = await logIn(cms.url, credentials.email, credentials.password)
  })

  test('the text of a body is fit to be shown', async () => {
    const { documentId } = await county.published({
      title: ' 题\u0007目 ',
      body: '<p onclick="x()">文<script>alert(1)</script><img src="https://evil.example/x.png"></p>',
    })
    expect((await cms.snapshot()).find(({ id }) => id === documentId)).toMatchObject({
      title: '题目',
      body: '<p>文</p>',
    })
  })

  test.runIf(database === 'PostgreSQL')('a slower, earlier transaction is not skipped', async () => {
    const before = await head()
    const slow = await connect(server?.url ?? '')
    await slow.query('BEGIN')
    await slow.query('SELECT pg_advisory_xact_lock($1)', [0x68756f79])
    await slow.query(
      "INSERT INTO publish_events (at, type, document_id, action, affects) VALUES (0, 'activity', 'slow', 'publish', '[]')",
    )
    const quick = county.published()
    await untilSomebodyWaits(slow)
    expect((await cms.feed(before)).events).toEqual([])
    await slow.query('COMMIT')
    await slow.end()
    const { documentId } = await quick
    const ids = (await cms.feed(before)).events.map(({ id }) => id)
    expect(ids.filter((id) => id === 'slow' || id === documentId)).toEqual(['slow', documentId])
  })

  test('what the database refuses only at the commit is refused to the editor too, and what comes after it works', async () => {
    const { documentId } = await county.draft()
    const before = await head()
    const stored = await openStored(cms.dataDir, server?.url)
    for (const statement of refuseCommits[database]) await stored.query(statement)
    try {
      await expect(admin.publish('activity', documentId)).rejects.toThrow(': 500 ')
      await admin.update('activity', documentId, { title: '仍可保存' })
      await stored.query(refuseNoMore[database])
    } finally {
      await stored.close()
    }
    expect(await toldSince(before, documentId)).toEqual([])
    await admin.publish('activity', documentId)
    expect(await toldSince(before, documentId)).toEqual(['publish'])
  })

  async function bulk(action: string, documentIds: string[]): Promise<void> {
    const response = await fetch(
      `${cms.url}/content-manager/collection-types/api::activity.activity/actions/${action}`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ documentIds }),
      },
    )
    if (!response.ok) throw new Error(await response.text())
  }
})

/** Makes every commit fail that has an event in it, as a disk would that is full just then: all statements before it succeed. */
const refuseCommits = {
  SQLite: [
    'CREATE TABLE refusing (id INTEGER PRIMARY KEY)',
    'CREATE TABLE refused (id INTEGER REFERENCES refusing DEFERRABLE INITIALLY DEFERRED)',
    'CREATE TRIGGER refuse AFTER INSERT ON publish_events BEGIN INSERT INTO refused VALUES (1); END',
  ],
  PostgreSQL: [
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$",
    'CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON publish_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()',
  ],
}
const refuseNoMore = { SQLite: 'DROP TRIGGER refuse', PostgreSQL: 'DROP TRIGGER refuse ON publish_events' }

type Connection = {
  connect(): Promise<void>
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  end(): Promise<void>
}

/** A connection beside those of the CMS. */
async function connect(connectionString: string): Promise<Connection> {
  const { Client }: { Client: new (options: { connectionString: string }) => Connection } =
    createRequire(__filename)('pg')
  const connection = new Client({ connectionString })
  await connection.connect()
  return connection
}

/** Settles when another connection stands before the lock that this one holds. */
async function untilSomebodyWaits(connection: Connection): Promise<void> {
  for (;;) {
    const { rows } = await connection.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    if (rows.length > 0) return
  }
}
