import { addresses, type Picture } from '@huoye/content-types'
import { toneOf } from './tone.ts'

/** A picture as the templates emit it. */
export type ShownPicture = {
  src: string
  srcset: string
  /** The widest there is, for looking at it alone. */
  full: string
  width: number
  height: number
  alt: string
  caption: string | null
  tone: string
}

/** Width in pixels of what a browser without `srcset` gets. */
const plainWidth = 960

/** A record's picture with its addresses. */
export function shownPicture(picture: Picture): ShownPicture {
  const plain = picture.sources.findLast((source) => source.width <= plainWidth) ?? picture.sources[0]
  return {
    src: addresses.media(plain?.name ?? ''),
    srcset: picture.sources.map((source) => `${addresses.media(source.name)} ${source.width}w`).join(', '),
    full: addresses.media(picture.sources.at(-1)?.name ?? ''),
    width: picture.width,
    height: picture.height,
    alt: picture.alt,
    caption: picture.caption,
    tone: toneOf(picture.color),
  }
}
