import sharp, { type Sharp } from 'sharp'
import { isHeic, pixelLimit, refusalOf } from './acceptable.ts'
import { FileRefused } from './refused.ts'

/** Pixels of an upright picture in sRGB, no larger than they are needed. */
export type Pixels = { data: Buffer; raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 } }

// Every picture is read once: what libvips keeps for a second time would only be memory.
sharp.cache(false)

/**
 * Reads an uploaded picture to its end, turned upright and narrowed to `widest` on the way, so that a large one never stands in
 * memory whole. Gives its own size besides. Throws FileRefused for what is no picture, is damaged, moves or is too large.
 */
export async function decode(
  bytes: Uint8Array,
  name: string,
  widest: (upright: { width: number; height: number }) => number,
): Promise<{ width: number; height: number; pixels: Pixels }> {
  if (bytes.length === 0) throw new FileRefused(name, 'missing')
  const open = (): Sharp => sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error', pages: 1 })
  const refuse = (cause: unknown): never => {
    const large = cause instanceof Error && /pixel limit/.test(cause.message)
    throw new FileRefused(name, isHeic(bytes) ? 'iphone' : large ? 'large' : 'damaged', cause)
  }
  const header = await open().metadata().catch(refuse)
  const refusal = refusalOf(header)
  if (refusal) throw new FileRefused(name, refusal)
  const { width, height } = header.autoOrient
  const narrowed = widest({ width, height })
  if (narrowed < 1) throw new FileRefused(name, 'slender')
  const { data, info } = await open()
    .autoOrient()
    .resize({ width: narrowed, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse)
  return { width, height, pixels: { data, raw: { width: info.width, height: info.height, channels: info.channels } } }
}
