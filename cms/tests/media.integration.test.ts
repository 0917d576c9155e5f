import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdminApi, logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import { type CmsProcess, credentials, startCms } from './cms-process.ts'
import { type County, foundCounty } from './county.ts'

describe('pictures and attachments', () => {
  let cms: CmsProcess
  let admin: AdminApi
  let county: County

  beforeAll(async () => {
    const [port] = await freePorts(1)
    cms = await startCms({ port: port ?? 0 })
    admin = await logIn(cms.url, credentials.email, credentials.password)
    county = await foundCounty(admin, '610924101')
  })
  afterAll(() => cms?.stop())

  const photograph = (color: string) =>
    sharp({ create: { width: 1200, height: 800, channels: 3, background: color } })
      .jpeg()
      .withExif({ IFD0: { Make: 'CANARY-CAMERA' }, IFD3: { GPSLatitude: '32/1 31/1 0/1', GPSLatitudeRef: 'N' } })
      .toBuffer()
  const upload = async (name: string, bytes: Buffer, mime = 'image/jpeg') =>
    admin.upload(name, new Uint8Array(bytes), mime)
  const photosOf = async (id: string) => {
    const record = (await cms.snapshot()).find((found) => found.id === id)
    return record?.type === 'activity' ? record.photos : []
  }

  test('a photograph with a position is published without it, and the original is nowhere to be fetched', async () => {
    const original = await photograph('#aa3322')
    const photo = await upload('田间.jpg', original)
    const { documentId } = await county.published({ photos: [photo] })
    const [picture] = await photosOf(documentId)
    expect(picture).toMatchObject({ width: 1200, height: 800 })
    expect(picture?.sources.map(({ width }) => width)).toEqual([480, 720, 960, 1200])
    for (const { name } of picture?.sources ?? []) {
      const response = await cms.publishing(`media/${name}`)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect(bytes.includes('CANARY-CAMERA')).toBe(false)
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
      expect((await fetch(`${cms.url}/media/${name}`)).status).toBe(200)
    }
    const [kept] = readdirSync(join(cms.dataDir, 'originals'))
    expect(readFileSync(join(cms.dataDir, 'originals', kept ?? ''))).toEqual(original)
    for (const path of [`media/${kept}`, `media/..%2foriginals%2f${kept}`]) {
      expect((await cms.publishing(path)).status).toBe(404)
      expect((await fetch(`${cms.url}/${path}`)).status).toBe(404)
    }
    expect(statSync(join(cms.dataDir, 'originals')).mode & 0o077).toBe(0)
  })

  test('what cannot be decoded is refused with a reason', async () => {
    const whole = await photograph('#113355')
    await expect(upload('半张.jpg', whole.subarray(0, whole.length / 2))).rejects.toThrow('图片打不开，可能已损坏')
    await expect(
      upload('图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'image/svg+xml'),
    ).rejects.toThrow('不支持 SVG 图形')
    await expect(upload('附件.pdf', Buffer.from('MZ program'), 'application/pdf')).rejects.toThrow('附件只能是')
  })

  test('an attachment is a download under a name of its own', async () => {
    const file = await upload('通知.pdf', Buffer.from('%PDF-1.4 text'), 'application/pdf')
    const { documentId } = await county.published({ attachments: [file] })
    const record = (await cms.snapshot()).find(({ id }) => id === documentId)
    const attachment = record?.type === 'activity' ? record.attachments[0] : undefined
    expect(attachment).toMatchObject({ title: '通知', format: 'PDF', bytes: 13 })
    const response = await cms.publishing(`media/${attachment?.name}`)
    expect(response.headers.get('content-disposition')).toBe('attachment')
    expect(await response.text()).toBe('%PDF-1.4 text')
  })

  test('a picture inside a text is published in every width, as long as the text shows it', async () => {
    const photo = await upload('渠口.jpg', await photograph('#446622'))
    const unshown = await upload('别处.jpg', await photograph('#556622'))
    const [known] = await photosOf((await county.published({ photos: [photo] })).documentId)
    const { alt: _alt, caption: _caption, ...made } = known ?? {}
    const figure = `<figure><img src="/media/${known?.sources[1]?.name}" alt="渠口"></figure>`
    const { documentId } = await county.published({ body: `<p>文。</p>${figure}`, bodyPictures: [unshown] })
    const shownIn = async () => {
      const record = (await cms.snapshot()).find(({ id }) => id === documentId)
      return record?.type === 'activity' ? record.bodyPictures : null
    }
    expect(await shownIn()).toEqual([made])
    await admin.update('activity', documentId, { title: '只改标题' })
    await admin.publish('activity', documentId)
    expect(await shownIn()).toEqual([made])
    await admin.update('activity', documentId, { body: '<p>文。</p>' })
    await admin.publish('activity', documentId)
    expect(await shownIn()).toEqual([])
  })

  test('changing or deleting a file tells the documents that show it, and nobody when none does', async () => {
    const [shown, unused] = [
      await upload('一.jpg', await photograph('#224466')),
      await upload('二.jpg', await photograph('#335577')),
    ]
    const { documentId } = await county.published({ photos: [shown] })
    await describeFile(unused, '无人使用')
    const before = (await cms.feed(0)).head
    await describeFile(unused, '还是无人使用')
    expect((await cms.feed(before)).head).toBe(before)
    await describeFile(shown, '村民在修渠')
    const told = (await cms.feed(before)).changes
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ id: documentId, record: { photos: [{ alt: '村民在修渠' }] } })
    const described = (await cms.feed(before)).head
    await fetch(`${cms.url}/upload/files/${shown}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${admin.token}` },
    })
    expect((await cms.feed(described)).changes).toMatchObject([{ id: documentId, record: { photos: [] } }])
  })

  async function describeFile(id: number, alternativeText: string): Promise<void> {
    const form = new FormData()
    form.append('fileInfo', JSON.stringify({ alternativeText }))
    const response = await fetch(`${cms.url}/upload?id=${id}`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${admin.token}` },
    })
    if (!response.ok) throw new Error(await response.text())
  }
})
