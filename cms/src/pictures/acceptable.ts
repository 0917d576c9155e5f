import type { Metadata } from 'sharp'
import type { Refusal } from './refused.ts'

/** More pixels than a camera has and fewer than a decompression bomb. */
export const pixelLimit = 50_000_000

/** Most bytes that a decoder may hold at once for one picture. */
const memoryLimit = 130_000_000

const readable: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'])

/** What a header says, as far as it decides. */
export type Header = Pick<Metadata, 'format' | 'width' | 'height'> & Partial<Metadata>

/** Why a picture with such a header is not decoded at all; null when it may be. */
export function refusalOf(header: Header): Refusal | null {
  const { format, width, height, pages = 1, compression } = header
  if (format === 'svg') return 'drawing'
  if (compression === 'hevc') return 'iphone'
  if (!readable.has(format)) return 'unknown'
  if (pages > 1) return 'moving'
  if (width * height > pixelLimit) return 'large'
  return width * height * heldForEachPixel(header) > memoryLimit ? 'heavy' : null
}

/** Coefficients that a progressive JPEG keeps for each pixel of a three-channel picture. */
const coefficients: Readonly<Record<string, number>> = { '4:4:4': 3, '4:2:2': 2, '4:2:0': 1.5 }

/**
 * Bytes a decoder keeps for each pixel until it has read everything; 0 where it goes row by row or shrinks as it reads.
 * Measured with libvips 8.18: a small file of the wrong kind else takes a gigabyte.
 */
function heldForEachPixel({ format, depth, channels = 3, isProgressive, chromaSubsampling = '' }: Header): number {
  if (format === 'heif') return 18
  if (format === 'gif') return 5.5
  if (format === 'webp') return 4
  if (!isProgressive) return 0
  if (format === 'jpeg') return 2 * (channels === 3 ? (coefficients[chromaSubsampling] ?? 3) : channels)
  return channels * (depth === 'ushort' ? 2 : 1) * 1.25
}

/** What iPhones call their files' format; their pictures may not even have a header that can be read here. */
const heicBrand = /^ftyp(hei[cxms]|hev[cxms])/

export const isHeic = (bytes: Uint8Array): boolean =>
  heicBrand.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 4, 12))
