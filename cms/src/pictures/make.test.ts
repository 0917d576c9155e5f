import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaPath } from '../media/store.ts'
import { makePicture, targetWidths } from './make.ts'

const folder = mkdtempSync(join(tmpdir(), 'huoye-pictures-'))
beforeAll(() => {
  process.env.DATA_DIR = folder
})
afterAll(() => rmSync(folder, { recursive: true }))

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 40 } } })

test.each([
  [300, [300]],
  [480, [480]],
  [1000, [480, 960, 1000]],
  [1600, [480, 960, 1600]],
  [4000, [480, 960, 1600]],
])('a picture %i wide is made %o wide and never wider than it is', (width, made) => {
  expect(targetWidths(width)).toEqual(made)
})

test('a photograph lying on its side is turned upright and says nothing of where it was taken', async () => {
  const lying = await plain(800, 400)
    .jpeg()
    .withExifMerge({ IFD0: { Make: 'CANARY' }, IFD3: { GPSLatitude: '32/1 31/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const made = await makePicture(lying, '田间.jpg')
  expect(made).toMatchObject({ width: 400, height: 800, sources: [{ width: 400, height: 800 }] })
  expect(made.color).toMatch(/^#[0-9a-f]{6}$/)
  const bytes = await readFile(mediaPath(made.sources[0]?.name ?? ''))
  expect(bytes.includes('CANARY')).toBe(false)
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 400, height: 800 })
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
})

test('the same picture has the same names', async () => {
  const bytes = await plain(500, 300).png().toBuffer()
  expect(await makePicture(bytes, '一.png')).toEqual(await makePicture(bytes, '二.png'))
})

test('half a photograph is refused', async () => {
  const whole = await plain(900, 900).jpeg({ quality: 100 }).toBuffer()
  await expect(makePicture(whole.subarray(0, whole.length / 2), '半张.jpg')).rejects.toThrow(
    '“半张.jpg”没有上传：图片打不开，可能已损坏，请重新导出或另拍一张',
  )
})

test('more pixels than the limit are refused before they are decoded', async () => {
  const large = await plain(10_000, 6_000).png().toBuffer()
  await expect(makePicture(large, '大图.png')).rejects.toThrow('“大图.png”没有上传：图片超过5000万像素，请缩小后再上传')
})

test.each([
  ['图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), '不支持 SVG 图形'],
  ['文.txt', Buffer.from('文字'), '图片打不开'],
])('%s is refused', async (name, bytes, reason) => {
  await expect(makePicture(bytes, name)).rejects.toThrow(reason)
})
