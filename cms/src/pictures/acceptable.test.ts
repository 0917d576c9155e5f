import { expect, test } from 'vitest'
import { type Header, isHeic, refusalOf } from './acceptable.ts'

const jpeg: Header = { format: 'jpeg', width: 8000, height: 6000, channels: 3, depth: 'uchar', isProgressive: false }
const of = (pixels: number) => ({ width: 1000, height: pixels / 1000 })

test.each<[string, Partial<Header>, string | null]>([
  ['a photograph of 48 megapixels', {}, null],
  ['one of 51', of(51_000_000), 'large'],
  [
    'a progressive one of 40, colours halved',
    { ...of(40_000_000), isProgressive: true, chromaSubsampling: '4:2:0' },
    null,
  ],
  ['a progressive one of 48', { isProgressive: true, chromaSubsampling: '4:2:0' }, 'heavy'],
  [
    'a progressive one of 21, colours whole',
    { ...of(21_000_000), isProgressive: true, chromaSubsampling: '4:4:4' },
    null,
  ],
  [
    'a progressive one of 24, colours whole',
    { ...of(24_000_000), isProgressive: true, chromaSubsampling: '4:4:4' },
    'heavy',
  ],
  ['a progressive one for print', { ...of(18_000_000), isProgressive: true, channels: 4 }, 'heavy'],
  ['a PNG', { format: 'png', channels: 4, depth: 'ushort' }, null],
  ['an interlaced PNG', { format: 'png', channels: 4, isProgressive: true }, 'heavy'],
  ['an interlaced PNG of a screen', { ...of(8_000_000), format: 'png', channels: 4, isProgressive: true }, null],
  ['a WebP of 30', { ...of(30_000_000), format: 'webp' }, null],
  ['a WebP of 48', { format: 'webp' }, 'heavy'],
  ['a GIF of 48', { format: 'gif' }, 'heavy'],
  ['an AVIF of 7', { ...of(7_000_000), format: 'heif', compression: 'av1' }, null],
  ['an AVIF of 12', { ...of(12_000_000), format: 'heif', compression: 'av1' }, 'heavy'],
  ['a photograph from an iPhone', { ...of(12_000_000), format: 'heif', compression: 'hevc' }, 'iphone'],
  ['a drawing', { format: 'svg' }, 'drawing'],
  ['a PDF', { format: 'pdf' }, 'unknown'],
  ['what moves', { format: 'gif', ...of(10_000), pages: 2 }, 'moving'],
])('%s', (_, header, refusal) => {
  expect(refusalOf({ ...jpeg, ...header })).toBe(refusal)
})

test('iPhone photographs are known by their first bytes', () => {
  expect(isHeic(Buffer.from('\0\0\0\x24ftypheic\0\0\0\0', 'latin1'))).toBe(true)
  expect(isHeic(Buffer.from('\0\0\0\x24ftypavif\0\0\0\0', 'latin1'))).toBe(false)
})
