import { expect, test } from 'vitest'
import { claimingJpeg, claimingPng, moving, plain } from '../../tests/photographs.ts'
import { makePicture } from './make.ts'
import { FileRefused, type Refusal } from './refused.ts'

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2)

const turned = (bytes: Buffer, at: number): Buffer => {
  const other = Buffer.from(bytes)
  other.writeUInt8(other.readUInt8(at) ^ 0xff, at)
  return other
}

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')

test.each<[string, string, () => Buffer | Promise<Buffer>]>([
  ['half a JPEG', '002', async () => half(await plain(900, 900).jpeg({ quality: 100 }).toBuffer())],
  ['half a PNG', '002', async () => half(await plain(900, 900).png().toBuffer())],
  ['half a WebP', '002', async () => half(await plain(900, 900).webp({ quality: 100 }).toBuffer())],
  ['a PNG with a wrong checksum', '002', async () => turned(await plain(900, 900).png().toBuffer(), 60)],
  ['a PNG without a width', '002', () => claimingPng(0, 10)],
  ['text', '002', () => Buffer.from('文字')],
  ['nothing', '001', () => Buffer.alloc(0)],
  ['a drawing, whatever its name', '003', () => svg],
  ['a GIF that moves', '005', async () => (await moving()).gif().toBuffer()],
  ['a WebP that moves', '005', async () => (await moving()).webp().toBuffer()],
  ['a document of several pages', '005', async () => (await moving()).tiff().toBuffer()],
  ['a picture over the limit', '006', () => plain(10_000, 6000).png().toBuffer()],
  ['a JPEG that claims 49157 by 27397', '006', () => claimingJpeg(49_157, 27_397)],
  ['a PNG that claims 100000 by 100000', '006', () => claimingPng(100_000, 100_000)],
  ['a small file that unpacks to a gigabyte', '007', () => plain(4000, 2500).avif({ effort: 0 }).toBuffer()],
  ['an iPhone photograph', '008', () => heic],
  ['a thread', '009', () => plain(1, 30_000).png().toBuffer()],
])('%s is refused with HUOYE-FILE-%s', async (_, code, picture) => {
  const refused: unknown = await makePicture(await picture(), '照片.png').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(FileRefused)
  expect(refused).toMatchObject({ details: { code: `HUOYE-FILE-${code}` } })
})

test.each<Refusal>([
  'missing',
  'damaged',
  'drawing',
  'unknown',
  'moving',
  'large',
  'heavy',
  'iphone',
  'slender',
  'attachment',
])('what is said of a file that is %s', (refusal) => {
  expect(new FileRefused('村口.jpg', refusal).message).toMatchSnapshot()
})
