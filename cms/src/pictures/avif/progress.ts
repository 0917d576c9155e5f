import type { MadePicture } from '../make.ts'

/** What the row of an uploaded picture keeps besides what Strapi knows. */
export type PictureMetadata = {
  picture: MadePicture
  original: string
  /** Names that AVIF files are about to have; `made` when there is nothing left to do, with AVIF or without. */
  avif?: readonly string[] | 'made'
}

/** A picture in the media library that may still want its AVIF. */
export type StoredPicture = { id: number; metadata: PictureMetadata }

/** A row of the media library as a picture that still wants its AVIF; null for anything else. */
export function wantsAvif({ id, provider_metadata }: { id: number; provider_metadata: unknown }): StoredPicture | null {
  const metadata = understood(provider_metadata)
  return metadata && metadata.avif !== 'made' ? { id, metadata } : null
}

/** The same upload as before: the file was neither replaced nor taken out meanwhile. */
export const isSameUpload = (before: PictureMetadata, now: PictureMetadata | null): boolean =>
  now?.original === before.original

/** Metadata as a database driver gives it: text or value. Null for what is no picture of ours. */
export function understood(stored: unknown): PictureMetadata | null {
  const value: Partial<PictureMetadata> | null = typeof stored === 'string' ? parsed(stored) : (stored ?? null)
  if (!value?.picture || !value.original || !Array.isArray(value.picture.sources)) return null
  return { ...value, picture: value.picture, original: value.original }
}

function parsed(text: string): Partial<PictureMetadata> | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Whether AVIF is worth it: smaller than the WebP in every width. A browser that knows AVIF looks at nothing else, so a width
 * that is missing there would be missing for it.
 */
export const isSmaller = (sources: MadePicture['sources'], avif: readonly { length: number }[]): boolean =>
  avif.length === sources.length && sources.every(({ bytes }, index) => (avif[index]?.length ?? bytes) < bytes)

/** The metadata with AVIF beside each WebP; without names, that there will be none. */
export const finished = (metadata: PictureMetadata, names: readonly string[]): PictureMetadata => ({
  ...metadata,
  avif: 'made',
  picture: {
    ...metadata.picture,
    sources: metadata.picture.sources.map(({ avif: _, ...source }, index) => {
      const avif = names[index]
      return avif ? { ...source, avif } : source
    }),
  },
})
