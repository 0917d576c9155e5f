import type { ImportRequest, PublicRecord } from '@huoye/content-types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import type { TestPostgres } from '../../scripts/harness/postgres.ts'
import { type CmsProcess, credentials, type Row, startCms } from './cms-process.ts'
import { foundCounty } from './county.ts'
import { databases, startDatabase } from './databases.ts'
import { openStored, type Stored, type StoredRow } from './stored-rows.ts'

/** Of articles and of activities: a thousand together is what the two ways are held to. */
const rowsOfEach = 500

describe.each(databases)('rows that are loaded are stored like rows that are imported, on %s', (database) => {
  let server: TestPostgres | null = null
  let cms: CmsProcess
  let stored: Stored

  beforeAll(async () => {
    const [port] = await freePorts(1)
    server = await startDatabase(database)
    cms = await startCms({ port: port ?? 0, ...(server ? { databaseUrl: server.url } : {}) })
    await foundCounty(await logIn(cms.url, credentials.email, credentials.password), '610924101')
    stored = await openStored(cms.dataDir, server?.url)
  })
  afterAll(async () => {
    await stored?.close()
    await cms?.stop()
    await server?.stop()
  })

  const counts = async () => {
    const counted = new Map<string, number>()
    for (const table of await stored.tables()) {
      const [row] = await stored.query(`SELECT count(*) AS n FROM ${table}`)
      counted.set(table, Number(row?.n))
    }
    return counted
  }
  /** How many rows each table gained. */
  const gained = async (write: () => Promise<unknown>) => {
    const before = await counts()
    await write()
    const after = await counts()
    return Object.fromEntries(
      [...after].flatMap(([table, n]) => (n === before.get(table) ? [] : [[table, n - (before.get(table) ?? 0)]])),
    )
  }

  const requests: [string, Partial<ImportRequest>, (id: string, index: number) => Row][] = [
    ['articles', { type: 'article', column: 'party-news' }, articleRow],
    ['activities', { type: 'activity', column: 'other-core-work' }, activityRow],
  ]

  test.each(requests)(
    '%s',
    async (table, request, rowOf) => {
      const rows = (prefix: string) =>
        Array.from({ length: rowsOfEach }, (_, index) => rowOf(`${prefix}-${index}`, index))
      const results: Record<string, unknown> = {}
      const way = async (name: 'import' | 'load') =>
        gained(async () => {
          results[name] = await cms.importRows(rows(name), { ...request, batch: `${table}-${name}` }, name)
        })
      const [imported, loaded] = [await way('import'), await way('load')]
      expect(loaded).toEqual(imported)
      expect(loaded[table]).toBeGreaterThanOrEqual(rowsOfEach)
      expect(results.load).toEqual(results.import)

      const [left, right] = [await documents(stored, table, 'import'), await documents(stored, table, 'load')]
      expect(right.size).toBe(left.size)
      const records = new Map((await cms.snapshot()).map((record) => [record.id, record]))
      for (const [number, { rows: stands, id }] of left) {
        const other = right.get(number)
        expect(other?.rows).toEqual(stands)
        expect(comparable(records.get(other?.id ?? ''))).toEqual(comparable(records.get(id)))
      }
      const batches = await stored.query(`SELECT * FROM import_batches WHERE id LIKE '${table}-%' ORDER BY id`)
      expect(batches.map(({ created, updated, type }) => ({ created, updated, type }))).toEqual([
        { created: left.size, updated: 0, type: request.type },
        { created: left.size, updated: 0, type: request.type },
      ])
    },
    600_000,
  )

  test('the same rows again are there already; changed ones, doubles and photographs are refused', async () => {
    const rows = [articleRow('again-1', 1), articleRow('again-2', 1)]
    const load = (given: Row[]) => cms.importRows(given, { batch: 'again' }, 'load')
    expect((await load(rows)).map(({ outcome }) => outcome)).toEqual(['created', 'created'])
    expect((await load(rows)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
    const results = await load([
      { ...articleRow('again-1', 1), title: '改题' },
      articleRow('again-3', 1),
      articleRow('again-3', 2),
      { ...articleRow('again-4', 1), photos: [{ name: '田.jpg', base64: 'AAAA' }] },
    ])
    expect(results).toEqual([
      { line: 1, outcome: 'failed', reason: '这个编号已经导入过，内容有变化，请用普通导入更新' },
      { line: 2, outcome: 'created' },
      { line: 3, outcome: 'failed', reason: '编号 again-3 在这一批里重复' },
      { line: 4, outcome: 'failed', reason: '有照片的行请用普通导入' },
    ])
  })

  test('a rehearsal stores nothing, and what was loaded can be taken back', async () => {
    const rehearsed = await gained(() =>
      cms.importRows([articleRow('dry-1', 1)], { batch: 'dry', dryRun: true }, 'load'),
    )
    expect(rehearsed).toEqual({})
    await cms.importRows([articleRow('undo-1', 1)], { batch: 'undo' }, 'load')
    const undo = await cms.publishing('import/undo', { method: 'POST', body: '{"batch":"undo","dryRun":false}' })
    expect(await undo.json()).toEqual({ removed: 1, kept: [] })
  })

  test('what is loaded is told as bulk', async () => {
    const { head } = await cms.feed(0)
    await cms.importRows([articleRow('told-1', 1), articleRow('told-2', 1)], { batch: 'told' }, 'load')
    const { events } = await cms.feed(head)
    expect(events.map(({ action, bulk }) => ({ action, bulk }))).toEqual([
      { action: 'publish', bulk: true },
      { action: 'publish', bulk: true },
    ])
  })
})

/** Good and bad rows of every kind, the same for the same index. */
function articleRow(id: string, index: number): Row {
  const kinds: Row[] = [
    {},
    { body: '<p onclick="x()">文<script>alert(1)</script><img src="https://evil.example/x.png"></p><h1>题</h1>' },
    { body: '甲 < 乙\n丙\u0007丁', date: null },
    { date: '2021', shortTitle: ' 短\n题 ', summary: '摘要。' },
    { sourceName: '陕西省人民政府', sourceUrl: 'https://www.example.gov.cn/a', documentNumber: '〔2024〕1号' },
    { column: 'no-such' },
    { column: 'other-core-work' },
    { body: [] },
    { shortTitle: '长'.repeat(60) },
    { title: ` 题${'很长'.repeat(120)}` },
  ]
  return { id, title: `第${index}条`, date: '2024-05-06', body: ['一段', '二段'], ...kinds[index % kinds.length] }
}

function activityRow(id: string, index: number): Row {
  const kinds: Row[] = [
    {},
    { occurredOn: '2024-05-05', author: '张某' },
    { organization: undefined },
    { organization: 'no-such' },
    { column: 'organizational-life' },
    { column: 'key-tasks', date: '2024-05-06 15:30' },
  ]
  const row = { id, title: `第${index}条`, date: '2024-05-06', body: ['一段'], organization: '610924101' }
  return { ...row, ...kinds[index % kinds.length] }
}

type Document = { id: string; rows: unknown }

/** Everything that is stored of each document of a batch: both versions with their links, and the events. Under the number of its row. */
async function documents(stored: Stored, table: string, way: string): Promise<Map<string, Document>> {
  const rows = await stored.query(`SELECT * FROM ${table} WHERE import_batch = '${table}-${way}' ORDER BY id`)
  const linkTables = (await stored.tables()).filter((name) => name.startsWith(`${table}_`))
  const links: { name: string; rows: StoredRow[] }[] = []
  for (const name of linkTables) links.push({ name, rows: await stored.query(`SELECT * FROM ${name}`) })
  const events = await stored.query('SELECT * FROM publish_events ORDER BY seq')
  const owner = table === 'articles' ? 'article_id' : 'activity_id'
  const groups = Map.groupBy(rows, (row) => String(row.external_id).replace(way, ''))
  return new Map(
    [...groups].map(([number, versions]) => {
      const id = String(versions[0]?.document_id)
      const seen = versions.map((row) => ({
        row: withoutIdentity(row, way),
        links: links.map(({ name, rows: all }) => ({
          name,
          to: all.filter((link) => link[owner] === row.id).map(({ id: _id, [owner]: _owner, ...link }) => link),
        })),
      }))
      const told = events.filter((event) => event.document_id === id)
      return [
        number,
        { id, rows: { seen, told: told.map(({ seq: _seq, at: _at, document_id: _id, ...event }) => event) } },
      ]
    }),
  )
}

const moments = ['created_at', 'updated_at', 'published_at', 'first_published_at', 'listed_at'] as const

/** A row without what is another one for every document. Of moments stays whether they are set and in which order they stand. */
function withoutIdentity(row: StoredRow, way: string): StoredRow {
  const at = (name: string) => (row[name] === null ? null : Number(row[name]))
  const { id: _id, document_id: _documentId, public_id, external_id, import_batch, ...rest } = row
  const listed = at('listed_at')
  return {
    ...rest,
    ...Object.fromEntries(moments.map((name) => [name, at(name) !== null])),
    listed_at: listed !== null && listed < Date.now() - 3_600_000 ? listed : 'now',
    sameWrite: at('created_at') === at('updated_at'),
    public_id: /^[a-z0-9]{10}$/.test(String(public_id)),
    external_id: String(external_id).replace(way, ''),
    import_batch: String(import_batch).replace(way, ''),
  }
}

function comparable(record: PublicRecord | undefined): unknown {
  if (record?.type !== 'article' && record?.type !== 'activity') throw new Error('not public')
  const { id: _id, publicId: _publicId, updatedAt: _updatedAt, listedAt, ...rest } = record
  return { ...rest, listedAt: Date.parse(listedAt) < Date.now() - 3_600_000 ? listedAt : 'now' }
}
