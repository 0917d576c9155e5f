import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { phonePicture } from '@huoye/content-types'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plain, withSegment } from '../../tests/photographs.ts'
import { mediaPath } from '../media/store.ts'
import { type MadePicture, makePicture, targetWidths, webp } from './make.ts'

const folder = mkdtempSync(join(tmpdir(), 'huoye-pictures-'))
beforeAll(() => {
  process.env.DATA_DIR = folder
})
afterAll(() => rmSync(folder, { recursive: true }))

const derivatives = ({ sources }: MadePicture): Promise<Buffer[]> =>
  Promise.all(sources.map(({ name }) => readFile(mediaPath(name))))

const smallest = async (made: MadePicture): Promise<Buffer> => {
  const [bytes] = await derivatives(made)
  if (!bytes) throw new Error('no derivative was made')
  return bytes
}

test.each([
  [300, 200, [300]],
  [480, 320, [480]],
  [1000, 700, [480, 720, 960, 1000]],
  [1600, 900, [480, 720, 960, 1600]],
  [4000, 3000, [480, 720, 960, 1600]],
  [1080, 20_000, [480, 720, 884]],
  [2, 60_000, [0]],
])(
  'a picture of %i by %i is made %o wide, never wider than it is nor taller than encoders allow',
  (width, height, made) => {
    expect(targetWidths({ width, height })).toEqual(made)
  },
)

type Turn = (upright: Sharp) => Sharp
const again = async (picture: Sharp, ...turns: Turn[]): Promise<Buffer> => {
  let bytes = await picture.png().toBuffer()
  for (const turn of turns) bytes = await turn(sharp(bytes)).png().toBuffer()
  return bytes
}
const quarter: Turn = (picture) => picture.rotate(90)
const threeQuarters: Turn = (picture) => picture.rotate(270)

/** How a camera that is held so stores what is upright: each undone is what EXIF says of the number. */
const stored: [number, Turn[]][] = [
  [1, []],
  [2, [(picture) => picture.flop()]],
  [3, [(picture) => picture.rotate(180)]],
  [4, [(picture) => picture.flip()]],
  [5, [quarter, (picture) => picture.flop()]],
  [6, [threeQuarters]],
  [7, [threeQuarters, (picture) => picture.flop()]],
  [8, [quarter]],
]

const corners = ['red', 'lime', 'blue', 'yellow'] as const

const fourCorners = async (width: number, height: number): Promise<Sharp> => {
  const pieces = corners.map(async (background, index) => ({
    input: await plain(width / 2, height / 2, background)
      .png()
      .toBuffer(),
    left: (index % 2) * (width / 2),
    top: index < 2 ? 0 : height / 2,
  }))
  return plain(width, height).composite(await Promise.all(pieces))
}

async function cornersOf(bytes: Buffer): Promise<string[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const [right, bottom] = [info.width - 10, info.height - 10]
  return [[9, 9] as const, [right, 9] as const, [9, bottom] as const, [right, bottom] as const].map(([x, y]) => {
    const [r = 0, g = 0, b = 0] = data.subarray((y * info.width + x) * info.channels)
    return r > 128 ? (g > 128 ? 'yellow' : 'red') : g > 128 ? 'lime' : b > 128 ? 'blue' : 'none'
  })
}

test.each(stored)('what a camera stored as orientation %i is upright in every width', async (orientation, turns) => {
  const lying = sharp(await again(await fourCorners(1200, 800), ...turns))
  const made = await makePicture(await lying.jpeg().withMetadata({ orientation }).toBuffer(), '照片.jpg')
  expect(made).toMatchObject({ width: 1200, height: 800 })
  expect(made.sources.map(({ width, height }) => [width, height])).toEqual([
    [480, 320],
    [720, 480],
    [960, 640],
    [1200, 800],
  ])
  for (const derivative of await derivatives(made)) expect(await cornersOf(derivative)).toEqual(corners)
})

test.each(['png', 'webp', 'tiff'] as const)('a %s that lies on its side is upright', async (format) => {
  const lying = sharp(await again(await fourCorners(600, 400), threeQuarters))
  const made = await makePicture(await lying.toFormat(format).withMetadata({ orientation: 6 }).toBuffer(), '照片')
  expect(made).toMatchObject({ width: 600, height: 400 })
  for (const derivative of await derivatives(made)) expect(await cornersOf(derivative)).toEqual(corners)
})

const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="CANARY"/></rdf:RDF></x:xmpmeta>'

const told = (picture: Sharp): Sharp =>
  picture
    .withExif({ IFD0: { Make: 'CANARY' }, IFD3: { GPSLatitude: '32/1 31/1 0/1', GPSLatitudeRef: 'N' } })
    .withXmp(xmp)
    .withIccProfile('p3')

const iptc =
  'Photoshop 3.0\u00008BIM\u0004\u0004\u0000\u0000\u0000\u0000\u0000\u000b\u001c\u0002\u0050\u0000\u0006CANARY\u0000'

test.each([
  ['JPEG', async () => told(plain(900, 600).jpeg()).toBuffer()],
  ['JPEG with IPTC', async () => withSegment(await plain(900, 600).jpeg().toBuffer(), 0xed, iptc)],
  ['JPEG with a comment', async () => withSegment(await plain(900, 600).jpeg().toBuffer(), 0xfe, 'CANARY')],
  ['PNG', async () => told(plain(900, 600).png()).toBuffer()],
  ['WebP', async () => told(plain(900, 600).webp()).toBuffer()],
  ['TIFF', async () => told(plain(900, 600).tiff()).toBuffer()],
  ['AVIF', async () => told(plain(900, 600).avif({ effort: 0 })).toBuffer()],
])('a %s says nothing of who took it, with what and where, in any width', async (_, picture) => {
  const bytes = await picture()
  expect(bytes.includes('CANARY')).toBe(true)
  for (const derivative of await derivatives(await makePicture(bytes, '田间'))) {
    expect(derivative.includes('CANARY')).toBe(false)
    const { format, exif, xmp, iptc, icc, comments } = await sharp(derivative).metadata()
    expect({ format, exif, xmp, iptc, icc, comments }).toEqual({ format: 'webp' })
  }
})

test.each([
  ['a wide gamut', () => plain(300, 200).withIccProfile('p3').png()],
  ['four printing inks', () => plain(300, 200).toColourspace('cmyk').jpeg({ quality: 95 })],
  ['sixteen bits', () => plain(300, 200).toColourspace('rgb16').png()],
])('%s come out in the colours of the screen', async (_, picture) => {
  const made = await makePicture(await picture().toBuffer(), '照片')
  const { channels } = await sharp(await smallest(made)).stats()
  const aside = channels.map(({ mean }, index) => Math.abs(mean - ([200, 40, 40][index] ?? 0)))
  expect(Math.max(...aside)).toBeLessThan(25)
})

test('a picture of one grey channel and one that lets through are made', async () => {
  const grey = await makePicture(await plain(300, 200).toColourspace('b-w').png().toBuffer(), '灰')
  const clear = await makePicture(await plain(300, 200).ensureAlpha(0.5).png().toBuffer(), '透明')
  expect(grey.color).toMatch(/^#([0-9a-f]{2})\1\1$/)
  expect(await sharp(await smallest(clear)).metadata()).toMatchObject({ hasAlpha: true })
})

test('the same picture has the same names', async () => {
  const bytes = await plain(500, 300).png().toBuffer()
  expect(await makePicture(bytes, '一.png')).toEqual(await makePicture(bytes, '二.png'))
})

test('a long screenshot is made as wide as encoders allow', async () => {
  const made = await makePicture(await plain(540, 20_000).png().toBuffer(), '长图')
  expect(made).toMatchObject({ width: 540, height: 20_000 })
  for (const { height } of made.sources) expect(height).toBeLessThanOrEqual(16_383)
})

test('a photograph full of grain, higher than wide, is light enough for phones, and as good as any where they are not meant', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const grain = sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#808080', noise } })
  const bytes = await sharp(await grain.png().toBuffer())
    .blur()
    .png()
    .toBuffer()
  const asGood = (width: number) => sharp(bytes).resize({ width }).webp(webp).toBuffer()
  const { sources } = await makePicture(bytes, '庄稼.png')
  expect((await asGood(phonePicture.width)).length).toBeGreaterThan(1.5 * phonePicture.bytes)
  for (const { width, bytes: size } of sources) {
    if (width <= phonePicture.width) expect(size).toBeLessThanOrEqual(phonePicture.bytes)
    else expect(size).toBe((await asGood(width)).length)
  }
})
