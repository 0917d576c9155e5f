import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdminApi, logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import { type CmsProcess, credentials, startCms } from './cms-process.ts'
import { foundCounty } from './county.ts'

describe('import', () => {
  let cms: CmsProcess
  let admin: AdminApi

  beforeAll(async () => {
    const [port] = await freePorts(1)
    cms = await startCms({ port: port ?? 0 })
    admin = await logIn(cms.url, credentials.email, credentials.password)
    await foundCounty(admin, '610924101')
  })
  afterAll(() => cms?.stop())

  const row = (id: string, over: Record<string, unknown> = {}) => ({
    id,
    title: `题${id}`,
    date: '2024-05-06',
    body: ['一段', '二段'],
    ...over,
  })
  const found = async (title: string) =>
    (await cms.snapshot()).find((record) => 'title' in record && record.title === title)
  const outcomes = async (...given: Parameters<CmsProcess['importRows']>) =>
    (await cms.importRows(...given)).map(({ outcome }) => outcome)

  test('a rehearsal says what would happen and changes nothing', async () => {
    const before = (await cms.feed(0)).head
    expect(await outcomes([row('r1'), row('r2', { title: '' })], { dryRun: true })).toEqual(['created', 'failed'])
    expect((await cms.feed(0)).head).toBe(before)
    expect(await found('题r1')).toBeUndefined()
  })

  test('rows are published under their own date; the same again changes nothing, other words do', async () => {
    expect(await outcomes([row('a1')])).toEqual(['created'])
    const first = await found('题a1')
    expect(first).toMatchObject({
      listedAt: '2024-05-05T16:00:00.000Z',
      body: '<p>一段</p>\n<p>二段</p>',
      columnKey: 'party-news',
    })
    const told = async () => (await cms.feed(0)).events.filter(({ id }) => id === first?.id).map(({ action }) => action)
    expect(await told()).toEqual(['publish'])
    expect(await outcomes([row('a1')])).toEqual(['unchanged'])
    expect(await told()).toEqual(['publish'])
    expect(await outcomes([row('a1', { body: ['改'], date: '2020-01-01' })])).toEqual(['updated'])
    expect(await found('题a1')).toMatchObject({
      id: first?.id,
      listedAt: '2024-05-05T16:00:00.000Z',
      body: '<p>改</p>',
    })
  })

  test('one bad row is reported by its line and the rest goes in', async () => {
    const results = await cms.importRows([
      row('b1'),
      row('b2', { column: 'no-such' }),
      row('b3', { body: [] }),
      row('b4', { date: null }),
    ])
    expect(results).toEqual([
      { line: 1, outcome: 'created' },
      { line: 2, outcome: 'failed', reason: '没有标识为 no-such 的栏目' },
      { line: 3, outcome: 'skipped', reason: '没有正文（body）' },
      { line: 4, outcome: 'created', note: '没有日期，按导入时间排列' },
    ])
  })

  test('an activity comes with its branch and photographs; a damaged photograph keeps its row out', async () => {
    const bytes = await sharp({ create: { width: 700, height: 500, channels: 3, background: '#446688' } })
      .jpeg()
      .toBuffer()
    const activity = (id: string, base64: string) => ({
      ...row(id),
      organization: '610924101',
      column: 'other-core-work',
      photos: [{ name: '田.jpg', base64 }],
    })
    const good = activity('c1', bytes.toString('base64'))
    const bad = activity('c2', bytes.subarray(0, 900).toString('base64'))
    const results = await cms.importRows([good, bad], { type: 'activity', column: null })
    expect(results).toMatchObject([
      { outcome: 'created' },
      { outcome: 'failed', reason: expect.stringContaining('田.jpg') },
    ])
    expect(await found('题c1')).toMatchObject({ type: 'activity', photos: [{ width: 700, alt: '题c1' }] })
    expect(await outcomes([good], { type: 'activity', column: null })).toEqual(['unchanged'])
  })

  test('taking a batch back removes what it made and keeps what was edited since', async () => {
    await cms.importRows([row('d1'), row('d2')], { batch: 'wrong' })
    const [edited] = await admin.find('article', 'title', '题d2')
    await admin.update('article', edited?.documentId ?? '', { title: '已经改过' })
    const undo = async (dryRun: boolean) =>
      (await cms.publishing('import/undo', { method: 'POST', body: JSON.stringify({ batch: 'wrong', dryRun }) })).json()
    const expected = { removed: 1, kept: [{ title: '已经改过', reason: '导入后修改过' }] }
    expect(await undo(true)).toEqual(expected)
    expect(await found('题d1')).toBeDefined()
    expect(await undo(false)).toEqual(expected)
    expect(await found('题d1')).toBeUndefined()
    expect(await found('题d2')).toBeDefined()
  })
})
