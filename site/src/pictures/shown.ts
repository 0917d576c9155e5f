import { addresses, type Picture } from '@huoye/content-types'
import { toneOf } from './tone.ts'

/** A picture as the templates emit it. */
export type ShownPicture = {
  src: string
  srcset: string
  /** The same in AVIF; null until every width is made. */
  avif: string | null
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
    srcset: picture.sources.map(({ name, width }) => candidate(name, width)).join(', '),
    avif: avifOf(picture),
    full: addresses.media(picture.sources.at(-1)?.name ?? ''),
    width: picture.width,
    height: picture.height,
    alt: picture.alt,
    caption: picture.caption,
    tone: toneOf(picture.color),
  }
}

const candidate = (name: string, width: number): string => `${addresses.media(name)} ${width}w`

function avifOf({ sources }: Picture): string | null {
  const candidates = sources.flatMap(({ avif, width }) => (avif ? [candidate(avif, width)] : []))
  return candidates.length === sources.length ? candidates.join(', ') : null
}
