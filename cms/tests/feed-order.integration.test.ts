import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CmsUnderTest, cmsOn } from './cms-on.ts'
import { databases } from './databases.ts'
import { openStored } from './stored-rows.ts'

describe.each(databases)('what an editor publishes goes before bulk work, on %s', (database) => {
  let server: CmsUnderTest['server']
  let cms: CmsUnderTest['cms']
  let admin: CmsUnderTest['admin']
  let county: CmsUnderTest['county']
  let stop: CmsUnderTest['stop'] | undefined

  beforeAll(async () => {
    ;({ server, cms, admin, county, stop } = await cmsOn(database))
  })
  afterAll(() => stop?.())

  const rows = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${prefix}${index}`,
      title: '题',
      body: ['文'],
      date: '2024-05-06',
    }))
  const bulkOf = async (after: number) =>
    (await cms.feed(after)).events.map(({ type, action, bulk }) => ({ type, action, bulk }))

  test('rows of an import are bulk, and so is taking them back; the redirects that an editor causes are not', async () => {
    const before = (await cms.feed(0)).head
    await cms.importRows(rows('a', 1), { batch: 'bulk' })
    expect(await bulkOf(before)).toEqual([{ type: 'article', action: 'publish', bulk: true }])
    const imported = (await cms.feed(0)).head
    await cms.publishing('import/undo', { method: 'POST', body: JSON.stringify({ batch: 'bulk', dryRun: false }) })
    expect(await bulkOf(imported)).toEqual([
      { type: 'redirect', action: 'create', bulk: true },
      { type: 'article', action: 'delete', bulk: true },
    ])
    const undone = (await cms.feed(0)).head
    const { documentId } = await county.published()
    await admin.unpublish('activity', documentId)
    expect(await bulkOf(undone)).toEqual([
      { type: 'activity', action: 'publish', bulk: false },
      { type: 'redirect', action: 'create', bulk: false },
      { type: 'activity', action: 'unpublish', bulk: false },
    ])
  })

  test('what editors did behind bulk work comes ahead of its turn, alone, and once more in its turn', async () => {
    const before = (await cms.feed(0)).head
    await cms.importRows(rows('b', 5), { batch: 'many' }, 'load')
    const { documentId } = await county.published()
    const ahead = await cms.feed(before, 0, 3, 0)
    expect(ahead).toMatchObject({ through: before, ahead: before + 6, head: before + 6 })
    expect(ahead.events.map(({ seq, bulk }) => [seq - before, bulk])).toEqual([[6, false]])
    expect(ahead.changes).toMatchObject([{ type: 'activity', id: documentId, record: { id: documentId } }])
    for (const told of [undefined, before + 6]) {
      const first = await cms.feed(before, 0, 3, told)
      expect(first).toMatchObject({ through: before + 3, ahead: null })
      expect(first.events.map(({ seq }) => seq - before)).toEqual([1, 2, 3])
      const second = await cms.feed(first.through, 0, 3, told)
      expect(second.events.map(({ seq }) => seq - before)).toEqual([4, 5, 6])
    }
    expect((await cms.feed(before, 0, 500, 0)).events).toHaveLength(6)
  })

  test('however much editors do behind bulk work, the newest of it comes ahead too', async () => {
    const before = (await cms.feed(0)).head
    await cms.importRows(rows('c', 5), { batch: 'much' }, 'load')
    const published = await Promise.all(Array.from({ length: 60 }, () => county.published()))
    const seen = new Set<string>()
    for (let ahead = 0, asked = 0; asked < 2; asked++) {
      const answer = await cms.feed(before, 0, 3, ahead)
      expect(answer.through).toBe(before)
      for (const { id } of answer.events) seen.add(id)
      ahead = answer.ahead ?? ahead
    }
    expect([...seen].sort()).toEqual(published.map(({ documentId }) => documentId).sort())
  })

  test('a limit that is none is refused, and so is a number of what came ahead', async () => {
    for (const wrong of ['limit=0', 'limit=501', 'limit=x', 'ahead=', 'ahead=-1'])
      expect((await cms.publishing(`feed?consumer=test&after=0&${wrong}`)).status).toBe(400)
  })

  test('what stands out of turn is found at once behind a hundred thousand bulk events', async () => {
    const stored = await openStored(cms.dataDir, server?.url)
    const before = (await cms.feed(0)).head
    await stored.query(`
      INSERT INTO publish_events (at, type, document_id, action, bulk, affects)
      WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 100000)
      SELECT 0, 'article', 'none', 'publish', ${server ? 'true' : '1'}, '[]' FROM counted`)
    const { documentId } = await county.published()
    const plan = await stored.query(
      `EXPLAIN ${server ? '' : 'QUERY PLAN'} SELECT * FROM publish_events WHERE bulk = ${server ? 'false' : '0'} AND seq > ${before} ORDER BY seq LIMIT 50`,
    )
    await stored.close()
    expect(JSON.stringify(plan)).toContain('publish_events_bulk')
    const { events } = await cms.feed(before, 0, 10, 0)
    expect(events.at(-1)).toMatchObject({ id: documentId, bulk: false })
  })

  test('a database of the time before bulk gets the column, and its events are nobody’s bulk', async () => {
    const { head, through } = await cms.feed(0)
    await cms.kill()
    const stored = await openStored(cms.dataDir, server?.url)
    await stored.query('DROP INDEX publish_events_bulk')
    await stored.query('ALTER TABLE publish_events DROP COLUMN bulk')
    await stored.close()
    await cms.start()
    const after = await cms.feed(0)
    expect(after).toMatchObject({ head, through })
    expect(after.events.some(({ bulk }) => bulk)).toBe(false)
  })
})
