import { afterEach, describe, expect, test } from 'vitest'
import { logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import { cmsOn } from './cms-on.ts'
import { type CmsProcess, credentials, startCms } from './cms-process.ts'
import { databases } from './databases.ts'
import { plain } from './photographs.ts'
import { openStored } from './stored-rows.ts'

describe('starting', () => {
  let cms: CmsProcess | null = null
  afterEach(async () => {
    await cms?.stop()
    cms = null
  })
  const port = async () => (await freePorts(1))[0] ?? 0

  test('a weak password creates nobody and says why', async () => {
    const environment = { HUOYE_ADMIN_PASSWORD: 'weak' }
    await expect(startCms({ port: await port(), environment })).rejects.toThrow(
      'HUOYE_ADMIN_PASSWORD 不能用：至少要8位',
    )
  })

  test('without a password there is a link that works once, the same after a restart', async () => {
    cms = await startCms({ port: await port(), environment: { HUOYE_ADMIN_PASSWORD: '' } })
    const link = cms.loginUrl()
    const registrationToken = new URL(link ?? '').searchParams.get('registrationToken')
    expect(registrationToken).toMatch(/^[0-9a-f]{20,}$/)
    await cms.kill()
    await cms.start()
    expect(cms.loginUrl()).toBe(link)
    const register = () =>
      fetch(`${cms?.url}/admin/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ registrationToken, userInfo: { firstname: '管', password: credentials.password } }),
      })
    expect((await register()).status).toBe(200)
    expect((await register()).status).toBe(400)
    expect((await logIn(cms.url, credentials.email, credentials.password)).token).not.toBe('')
  })

  test('a notice whose time has passed while nothing ran is taken down at the start', async () => {
    cms = await startCms({ port: await port() })
    const admin = await logIn(cms.url, credentials.email, credentials.password)
    const [column] = await admin.find('column', 'key', 'notices')
    const { documentId } = await admin.create('article', {
      title: '限期通知',
      body: '<p>文。</p>',
      column: { connect: [{ documentId: column?.documentId }] },
      takeDownAt: new Date(Date.now() + 3000).toISOString(),
    })
    await admin.publish('article', documentId)
    const published = (await cms.feed(0)).through
    await cms.kill()
    await cms.start()
    const { events } = await cms.feed(published, 60)
    expect(events.map(({ action }) => action)).toContain('unpublish')
    expect((await cms.snapshot()).some(({ id }) => id === documentId)).toBe(false)
  })

  test('a column that the definitions no longer have is not dropped: start is refused', async () => {
    cms = await startCms({ port: await port() })
    await cms.kill()
    await rememberField(cms.dataDir, undefined, 'left_over')
    await expect(cms.start()).rejects.toThrow('HUOYE-CMS-001 内容结构的改动会丢失已存的数据：articles.left_over')
  })
})

describe.each(databases)('a migration, on %s', (database) => {
  test('what stands under the earlier name of a field is carried over before its column goes', async () => {
    const running = await cmsOn(database)
    const { cms, admin, server } = running
    try {
      const [column] = await admin.find('column', 'key', 'notices')
      const draft = { title: '旧文', body: '<p>文。</p>', column: { connect: [{ documentId: column?.documentId }] } }
      await admin.publish('article', (await admin.create('article', draft)).documentId)
      await cms.kill()
      await rememberField(cms.dataDir, server?.url, 'source')
      const stored = await openStored(cms.dataDir, server?.url)
      await stored.query("UPDATE articles SET source = '县委组织部', source_name = NULL")
      await stored.query("DELETE FROM strapi_migrations WHERE name LIKE '%articles.source%'")
      await stored.close()
      await cms.start()
      const after = await openStored(cms.dataDir, server?.url)
      const rows = await after.query('SELECT * FROM articles')
      await after.close()
      expect(rows.length).toBeGreaterThan(1)
      for (const row of rows) {
        expect(row.source_name).toBe('县委组织部')
        expect(row).not.toHaveProperty('source')
      }
    } finally {
      await running.stop()
    }
  })

  test('pictures in texts that were written before they were linked are published as those written since', async () => {
    const running = await cmsOn(database)
    const { cms, admin, county, server } = running
    try {
      const bytes = await plain(600, 400).jpeg().toBuffer()
      const photo = await admin.upload('村口.jpg', new Uint8Array(bytes), 'image/jpeg')
      const recordOf = async (documentId: string) => (await cms.snapshot()).find(({ id }) => id === documentId)
      const shown = await recordOf((await county.published({ photos: [photo] })).documentId)
      const name = shown?.type === 'activity' ? shown.photos[0]?.sources[0]?.name : null
      const { documentId } = await county.published({ body: `<p>文。</p><figure><img src="/media/${name}"></figure>` })
      const before = await recordOf(documentId)
      expect(before).toMatchObject({ bodyPictures: [{ width: 600 }] })
      await cms.kill()
      const stored = await openStored(cms.dataDir, server?.url)
      await stored.query("DELETE FROM files_related_mph WHERE field = 'bodyPictures'")
      await stored.query("DELETE FROM strapi_migrations WHERE name LIKE '%link-body-pictures%'")
      await stored.close()
      await cms.start()
      expect(await recordOf(documentId)).toEqual(before)
    } finally {
      await running.stop()
    }
  })
})

/** Makes the database one that an older definition wrote, where articles have a field more than there is now. */
async function rememberField(dataDir: string, databaseUrl: string | undefined, name: string): Promise<void> {
  const stored = await openStored(dataDir, databaseUrl)
  try {
    await stored.query(`ALTER TABLE articles ADD COLUMN ${name} TEXT`)
    const [row] = await stored.query('SELECT id, schema FROM strapi_database_schema ORDER BY time DESC LIMIT 1')
    const schema = typeof row?.schema === 'string' ? JSON.parse(row.schema) : row?.schema
    const articles = schema.tables.find((table: { name: string }) => table.name === 'articles')
    articles.columns.push({ ...articles.columns[1], name })
    const text = JSON.stringify(schema).replaceAll("'", "''")
    await stored.query(`UPDATE strapi_database_schema SET schema = '${text}', hash = 'older' WHERE id = ${row?.id}`)
  } finally {
    await stored.close()
  }
}
