import { phonePicture, pictureWidths } from '@huoye/content-types'
import sharp, { type Sharp } from 'sharp'
import { mediaDir, put } from '../media/store.ts'
import { decode, type Pixels } from './decode.ts'

export type MadePicture = {
  /** Size of the upright original, in pixels. */
  width: number
  height: number
  /** Dominant colour, #rrggbb. */
  color: string
  /** WebP derivatives, narrowest first; `avif` is the name of the same in AVIF, once that is made. */
  sources: { name: string; width: number; height: number; bytes: number; avif?: string }[]
}

export const webp = { quality: 78, effort: 4 } as const
/** What is tried, one after the other, on a derivative for phones that is too heavy. Below the last a photograph is not worth looking at. */
const lighter = [66, 54, 42, 30] as const
/** WebP and AVIF encoders take no more on a side. */
const longestSide = 16_383

/**
 * Decodes an uploaded picture once, turns it upright and writes its WebP derivatives, which carry no metadata.
 * Throws FileRefused, in Chinese, for what is no picture, is damaged, moves, is a drawing (SVG) or is too large.
 */
export async function makePicture(bytes: Uint8Array, name: string): Promise<MadePicture> {
  const { width, height, pixels } = await decode(bytes, name, (upright) => Math.max(...targetWidths(upright)))
  const [color, ...sources] = await Promise.all([
    dominantColor(pixels),
    ...targetWidths({ width, height }).map((target) => derivative(pixels, target)),
  ])
  return { width, height, color, sources }
}

/**
 * Widths to make: those narrower than the picture, and its own where it is narrower than the widest. Never more than it has, and
 * never so wide that a long strip would grow taller than encoders allow.
 */
export function targetWidths({ width, height }: { width: number; height: number }): number[] {
  const most = Math.min(width, Math.max(...pictureWidths), Math.floor((longestSide * width) / height))
  return [...pictureWidths.filter((target) => target < most), most]
}

async function derivative(pixels: Pixels, target: number): Promise<MadePicture['sources'][number]> {
  const encode = (quality: number) =>
    open(pixels)
      .resize({ width: target })
      .webp({ ...webp, quality })
      .toBuffer({ resolveWithObject: true })
  let { data, info } = await encode(webp.quality)
  for (const quality of lighter) {
    if (target > phonePicture.width || info.size <= phonePicture.bytes) break
    ;({ data, info } = await encode(quality))
  }
  const { width, height, size } = info
  return { name: await put(mediaDir(), data, 'webp'), width, height, bytes: size }
}

async function dominantColor(pixels: Pixels): Promise<string> {
  const small = await open(pixels).resize({ width: 64 }).flatten({ background: '#ffffff' }).png().toBuffer()
  const { r, g, b } = (await sharp(small).stats()).dominant
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

const open = ({ data, raw }: Pixels): Sharp => sharp(data, { raw })
