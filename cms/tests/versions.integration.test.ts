// One file, because one county goes through all these changes, on each of the two databases.
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CmsUnderTest, cmsOn } from './cms-on.ts'
import { foundCounty } from './county.ts'
import { databases } from './databases.ts'
import { openStored } from './stored-rows.ts'

describe.each(databases)('a version names the state of a record, on %s', (database) => {
  let server: CmsUnderTest['server']
  let cms: CmsUnderTest['cms']
  let admin: CmsUnderTest['admin']
  let county: CmsUnderTest['county']
  let stop: CmsUnderTest['stop'] | undefined

  beforeAll(async () => {
    ;({ server, cms, admin, county, stop } = await cmsOn(database))
  })
  afterAll(() => stop?.())

  const at = (documentId: string) => ({ connect: [{ documentId }] })
  const picture = async () =>
    admin.upload(
      '田.png',
      new Uint8Array(
        await sharp({ create: { width: 700, height: 500, channels: 3, background: '#446688' } })
          .png()
          .toBuffer(),
      ),
      'image/png',
    )
  const newInfo = (id: number, alternativeText: string) => {
    const form = new FormData()
    form.append('fileInfo', JSON.stringify({ alternativeText }))
    return fetch(`${cms.url}/upload?id=${id}`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${admin.token}` },
    })
  }
  /** Which documents have another version after a change. */
  const changedBy = async (change: () => Promise<unknown>) => {
    const before = await cms.versions()
    await change()
    const after = await cms.versions()
    return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort()
  }

  test('the snapshot, the feed, the list and the question by name say the same', async () => {
    const person = await admin.create('person', {
      name: '张某',
      consentGivenOn: '2026-01-01',
      portrait: await picture(),
    })
    const overview = await admin.create('overview', {
      title: '概况',
      body: '<p>概况。</p>',
      organization: at(county.branch.documentId),
      leaders: [{ post: '书记', person: at(person.documentId) }],
    })
    await admin.publish('overview', overview.documentId)
    await county.published({
      photos: [await picture(), await picture()],
      column: at((await county.column('venue-completion')).documentId),
      progress: { percent: 40, before: await picture() },
    })
    const versions = await cms.versions()
    const snapshot = await cms.snapshotRecords()
    expect(snapshot.map(({ record }) => record.type)).toEqual(
      expect.arrayContaining(['overview', 'activity', 'organization']),
    )
    for (const { record, version } of snapshot) expect(versions.get(`${record.type}:${record.id}`)).toBe(version)
    for (const { type, id, version } of (await cms.feed(0)).changes)
      expect(version).toBe(versions.get(`${type}:${id}`) ?? null)
    const references = [...versions.keys()].map((key) => ({
      type: key.split(':')[0] ?? '',
      id: key.split(':')[1] ?? '',
    }))
    const asked = await cms.records(references)
    expect(asked.map(({ type, id, version }) => [`${type}:${id}`, version])).toEqual([...versions])
    const bySnapshot = new Map(snapshot.map(({ record }) => [record.id, record]))
    for (const { id, record } of asked) expect(record).toEqual(bySnapshot.get(id) ?? null)
  })

  test('a write changes the version of its document and of no other; a draft changes none', async () => {
    const { documentId } = await county.published()
    expect(await changedBy(() => admin.update('activity', documentId, { title: '改题' }))).toEqual([])
    expect(await changedBy(() => admin.publish('activity', documentId))).toEqual([`activity:${documentId}`])
    const { branch } = county
    expect(await changedBy(() => admin.update('organization', branch.documentId, { address: '一号' }))).toEqual([
      `organization:${branch.documentId}`,
    ])
  })

  test('what nobody published has no version, and neither has what is gone', async () => {
    const { documentId } = await county.published()
    const draft = await county.draft()
    await admin.unpublish('activity', documentId)
    const asked = await cms.records([
      { type: 'activity', id: documentId },
      { type: 'activity', id: draft.documentId },
      { type: 'person', id: documentId },
    ])
    expect(asked.map(({ record, version }) => [record, version])).toEqual(Array(3).fill([null, null]))
  })

  test('a file changes everything that shows it: in a field, in a component, as a portrait', async () => {
    const [photo, before, portrait] = [await picture(), await picture(), await picture()]
    const { documentId } = await county.published({ photos: [photo] })
    const place = at((await county.column('venue-completion')).documentId)
    const progress = await county.published({ column: place, progress: { percent: 10, before } })
    const person = await admin.create('person', { name: '李某', consentGivenOn: '2026-01-01', portrait })
    const { branch } = await foundCounty(admin, '610924102')
    const overview = await admin.create('overview', {
      title: '概况',
      body: '<p>概况。</p>',
      organization: at(branch.documentId),
      leaders: [{ post: '书记', person: at(person.documentId) }],
    })
    await admin.publish('overview', overview.documentId)

    expect(await changedBy(() => newInfo(photo, '新'))).toEqual([`activity:${documentId}`])
    expect(await changedBy(() => newInfo(before, '新'))).toEqual([`activity:${progress.documentId}`])
    expect(await changedBy(() => newInfo(portrait, '新'))).toEqual([`overview:${overview.documentId}`])
    const remove = () =>
      fetch(`${cms.url}/upload/files/${photo}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${admin.token}` },
      })
    expect(await changedBy(remove)).toEqual([`activity:${documentId}`])
    const withdraw = () => admin.update('person', person.documentId, { consentWithdrawnOn: '2026-02-01' })
    expect(await changedBy(withdraw)).toEqual([`overview:${overview.documentId}`])
  })

  test('an exemplar who withdraws consent changes the activity', async () => {
    const person = await admin.create('person', { name: '王某', consentGivenOn: '2026-01-01' })
    const column = at((await county.column('study-exemplar')).documentId)
    const { documentId } = await county.published({ column, exemplar: at(person.documentId) })
    const key = `activity:${documentId}`
    expect(
      await changedBy(() => admin.update('person', person.documentId, { consentWithdrawnOn: '2026-02-01' })),
    ).toEqual([key])
    expect((await cms.records([{ type: 'activity', id: documentId }]))[0]).toMatchObject({
      record: null,
      version: (await cms.versions()).get(key),
    })
  })

  test('a column that closes changes its entries, and one that changes its words does not', async () => {
    const column = await county.column('study-focus')
    const { documentId } = await county.published({ column: at(column.documentId) })
    const update = (fields: Record<string, unknown>) =>
      changedBy(() => admin.update('column', column.documentId, fields))
    expect(await update({ description: '另一句' })).toEqual([`column:${column.documentId}`])
    const both = [`activity:${documentId}`, `column:${column.documentId}`]
    expect(await update({ disclosure: 'internal' })).toEqual(both)
    expect(await update({ disclosure: 'public' })).toEqual(both)
  })

  test('an article whose time is up has another version from that moment on', async () => {
    const article = await admin.create('article', {
      title: '通知',
      body: '<p>文。</p>',
      column: at((await county.column('notices')).documentId),
      takeDownAt: '2099-01-01T00:00:00.000Z',
    })
    await admin.publish('article', article.documentId)
    const stored = await openStored(cms.dataDir, server?.url)
    const past = server ? "'2020-01-01'" : Date.parse('2020-01-01')
    const end = () =>
      stored.query(`UPDATE articles SET take_down_at = ${past} WHERE document_id = '${article.documentId}'`)
    expect(await changedBy(end)).toEqual([`article:${article.documentId}`])
    await stored.close()
  })
})
