import { addresses, allowedPictureSource } from '@huoye/content-types'

/** What a picture in a body may point at. */
export const pictureSource = allowedPictureSource

type Source = { name: string; width: number; height: number }
/** The part of a media library file that matters here; `picture` is written when the upload has been re-encoded. */
export type LibraryFile = {
  name: string
  alternativeText?: string | null
  caption?: string | null
  provider_metadata?: { picture?: { sources: Source[] } } | null
}

/** Wide enough for the article's measure on a sharp screen; the page's own templates add narrower ones. */
const bodyWidth = 1280

/** The derivative of a file that a body shows: the widest that is not wider than needed. Null when the file is no picture. */
export function bodyPicture(file: LibraryFile) {
  const sources = file.provider_metadata?.picture?.sources ?? []
  const [narrowest] = sources
  if (!narrowest) return null
  const best = sources.reduce(
    (found, one) => (one.width <= bodyWidth && one.width > found.width ? one : found),
    narrowest,
  )
  return {
    src: addresses.media(best.name),
    alt: file.alternativeText ?? '',
    width: String(best.width),
    height: String(best.height),
  }
}

/** Where the panel itself finds the picture that the public site will serve at `src`. */
export const previewAddress = (src: string): string => src
