import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PublicRecord } from '@huoye/content-types'
import { addresses, pictureWidths } from '@huoye/content-types'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CmsUnderTest, cmsOn } from './cms-on.ts'
import type { Database } from './databases.ts'

/** In which the photographs of these tests are made. */
const widths = [...pictureWidths.filter((width) => width < 1200), 1200]

/** Declares the tests of pictures in AVIF on one kind of database. */
export function avifOn(database: Database): void {
  describe(`AVIF behind the uploads, on ${database}`, () => {
    let under: CmsUnderTest
    beforeAll(async () => {
      under = await cmsOn(database, { HUOYE_AVIF: 'on' })
    })
    afterAll(() => under?.stop())

    /** Edges and slopes, which AVIF holds better than WebP; another picture for each shade. */
    const photograph = async (shade: number) => {
      const discs = Array.from({ length: 80 }, (_, index) => {
        const [x, y, hue] = [(index * 397) % 1200, (index * 211) % 800, index * 37 + shade]
        return `<circle cx="${x}" cy="${y}" r="${20 + (index % 60)}" fill="hsl(${hue} 50% 50%)"/>`
      })
      const ground =
        '<linearGradient id="g" x2="1" y2="1"><stop stop-color="#27a"/><stop offset="1" stop-color="#fd8"/>'
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><defs>${ground}</linearGradient></defs><rect width="1200" height="800" fill="url(#g)"/>${discs.join('')}</svg>`
      return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 95 }).toBuffer())
    }
    /** What WebP holds as well. */
    const grain = async () => {
      const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const
      const picture = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#888', noise } })
      return new Uint8Array(await picture.blur(2).jpeg().toBuffer())
    }
    const published = async (...photos: Uint8Array<ArrayBuffer>[]) => {
      const ids: number[] = []
      for (const photo of photos) ids.push(await under.admin.upload('照片.jpg', photo, 'image/jpeg'))
      return (await under.county.published({ photos: ids })).documentId
    }
    const namesOf = (record: PublicRecord | null | undefined): string[] =>
      record?.type === 'activity'
        ? [...record.photos, ...record.bodyPictures].flatMap(({ sources }) => sources.flatMap(({ avif }) => avif ?? []))
        : []

    /** Reads the feed until a document has so many AVIF files; gives their names. */
    async function avifOf(id: string, count: number) {
      let after = 0
      for (;;) {
        const { through, changes } = await under.cms.feed(after, 20)
        const names = namesOf(changes.find((change) => change.id === id)?.record)
        if (names.length === count) return names
        after = through
      }
    }

    test('a published photograph comes again in AVIF, in every width', async () => {
      const names = await avifOf(await published(await photograph(120)), widths.length)
      for (const [index, name] of names.entries()) {
        const response = await under.cms.publishing(`media/${name}`)
        expect(response.headers.get('content-type')).toBe('image/avif')
        const { width, compression, exif } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
        expect({ width, compression, exif }).toEqual({ width: widths[index], compression: 'av1' })
      }
    })

    test('a text that shows one comes again with it', async () => {
      const id = await published(await photograph(110))
      const record = (await under.cms.snapshot()).find((found) => found.id === id)
      const [photo] = record?.type === 'activity' ? record.photos : []
      const body = `<p>文。</p><figure><img src="/media/${photo?.sources[0]?.name}" alt=""></figure>`
      const { documentId } = await under.county.published({ body })
      expect(new Set(await avifOf(documentId, widths.length))).toEqual(new Set(await avifOf(id, widths.length)))
    })

    test('one that is smaller as WebP stays as it is, and the next has its turn', async () => {
      const id = await published(await grain(), await photograph(100))
      await avifOf(id, widths.length)
      const record = (await under.cms.snapshot()).find((found) => found.id === id)
      expect(
        record?.type === 'activity' && record.photos.map((photo) => photo.sources.some(({ avif }) => avif)),
      ).toEqual([false, true])
    })

    test('what a kill interrupts is done after the next start', async () => {
      const id = await published(await photograph(90), await photograph(80))
      await under.cms.kill()
      await under.cms.start()
      await avifOf(id, 2 * widths.length)
    })

    test('withdrawing a document takes its AVIF files off the disk', async () => {
      const id = await published(await photograph(70))
      const names = await avifOf(id, widths.length)
      const media = join(under.cms.dataDir, 'media')
      expect(names.every((name) => existsSync(join(media, name)))).toBe(true)
      const record = (await under.cms.snapshot()).find((found) => found.id === id)
      if (record?.type !== 'activity') throw new Error('not published')
      const body = JSON.stringify({ path: addresses.entry(record), reason: '测试' })
      expect((await under.cms.publishing('withdraw', { method: 'POST', body })).status).toBe(204)
      expect(readdirSync(media).filter((name) => names.includes(name))).toEqual([])
    })

    test('a photograph that is withdrawn while it is encoded leaves nothing', async () => {
      const media = join(under.cms.dataDir, 'media')
      const before = readdirSync(media)
      const id = await published(await photograph(60))
      const record = (await under.cms.snapshot()).find((found) => found.id === id)
      if (record?.type !== 'activity') throw new Error('not published')
      const body = JSON.stringify({ path: addresses.entry(record), reason: '测试' })
      await under.cms.publishing('withdraw', { method: 'POST', body })
      await avifOf(await published(await photograph(50)), widths.length)
      const added = readdirSync(media).filter((name) => !before.includes(name))
      expect(added.filter((name) => name.endsWith('.avif'))).toHaveLength(widths.length)
      expect(added.filter((name) => name.endsWith('.webp'))).toHaveLength(widths.length)
    })
  })
}
