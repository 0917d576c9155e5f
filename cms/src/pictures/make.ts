import sharp, { type Sharp, type SharpInput } from 'sharp'
import { mediaDir, put } from '../media/store.ts'
import { FileRefused } from './refused.ts'

export type MadePicture = {
  /** Size of the upright original, in pixels. */
  width: number
  height: number
  /** Dominant colour, #rrggbb. */
  color: string
  /** Derivatives, narrowest first. */
  sources: { name: string; width: number; height: number; bytes: number }[]
}

/** More pixels than a camera has and fewer than a decompression bomb. */
const pixelLimit = 50_000_000
const widths = [480, 960, 1600] as const
const readable: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'])

/**
 * Decodes an uploaded picture wholly, turns it upright and writes its WebP derivatives, which carry no metadata.
 * Throws FileRefused, in Chinese, for what is no picture, is damaged, moves, is a drawing (SVG) or is too large.
 */
export async function makePicture(input: SharpInput, name: string): Promise<MadePicture> {
  const upright = await decode(input, name)
  const { width, height } = upright.info
  const open = (): Sharp =>
    sharp(upright.data, { raw: { width, height, channels: upright.info.channels }, limitInputPixels: pixelLimit })
  const sources: MadePicture['sources'] = []
  for (const target of targetWidths(width)) {
    const { data, info } = await open()
      .resize({ width: target, withoutEnlargement: true })
      .webp({ quality: 78, effort: 4 })
      .toBuffer({ resolveWithObject: true })
    sources.push({
      name: await put(mediaDir(), data, 'webp'),
      width: info.width,
      height: info.height,
      bytes: info.size,
    })
  }
  const { dominant } = await sharp(
    await open().resize({ width: 64 }).flatten({ background: '#ffffff' }).png().toBuffer(),
  ).stats()
  return { width, height, color: hex(dominant), sources }
}

/** Widths to make: those narrower than the picture, and its own where it is narrower than the widest. Never more than it has. */
export function targetWidths(width: number): number[] {
  return [...widths.filter((target) => target < width), ...(width <= Math.max(...widths) ? [width] : [])]
}

async function decode(input: SharpInput, name: string) {
  const open = (): Sharp => sharp(input, { limitInputPixels: pixelLimit, failOn: 'error', pages: 1 })
  const metadata = await open()
    .metadata()
    .catch((cause: unknown) => {
      throw new FileRefused(name, reasonOf(cause), cause)
    })
  if (metadata.format === 'svg') throw new FileRefused(name, '不支持 SVG 图形，请转成 JPG 或 PNG 再上传')
  if (!readable.has(metadata.format ?? '')) throw new FileRefused(name, '不是照片格式，请用 JPG、PNG 或 WebP')
  if ((metadata.pages ?? 1) > 1) throw new FileRefused(name, '不支持动图或多页图片，请换成单张照片')
  if ((metadata.width ?? 0) * (metadata.height ?? 0) > pixelLimit) throw new FileRefused(name, tooLarge)
  return open()
    .autoOrient()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new FileRefused(name, reasonOf(cause), cause)
    })
}

const tooLarge = '图片超过5000万像素，请缩小后再上传'

const reasonOf = (cause: unknown): string =>
  cause instanceof Error && /pixel limit/.test(cause.message)
    ? tooLarge
    : '图片打不开，可能已损坏，请重新导出或另拍一张'

const hex = ({ r, g, b }: { r: number; g: number; b: number }): string =>
  `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
