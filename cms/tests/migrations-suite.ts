import { describe, expect, test } from 'vitest'
import { cmsOn } from './cms-on.ts'
import type { Database } from './databases.ts'
import { rememberField } from './older-definition.ts'
import { plain } from './photographs.ts'
import { openStored } from './stored-rows.ts'

/** What an older version has stored is carried over at the first start. */
export function migrationsOn(database: Database): void {
  describe(`a migration, on ${database}`, () => {
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
        const { documentId } = await county.published({
          body: `<p>文。</p><figure><img src="/media/${name}"></figure>`,
        })
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
}
