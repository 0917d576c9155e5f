import { addresses } from '@huoye/content-types'
import type { Entry } from '../manifest/entry.ts'
import type { StoredMedia } from '../media/media-source.ts'
import type { StoredObject } from '../objects/object-store.ts'
import type { Decision } from '../plan/decide.ts'
import type { PageFailure } from '../plan/failures.ts'
import type { Rendering } from '../render/renderer.ts'

/** Addresses that no plan claims: media follow the records, hashed files stay, the search index has its own releases. */
export const foldersApart: readonly string[] = [addresses.media(''), '/_astro/', '/search-index/']

export const isMedia = (path: string): boolean => path.startsWith(addresses.media(''))

/** An address that stays as it was, with the reason. */
export type Failed = { path: string; failure: PageFailure }

/** Everything that comes with a release, whatever made it. */
export type Made = {
  decision: Decision
  mediaGone: readonly string[]
  renderings: readonly Rendering[]
  media: StoredMedia
}

/** What every address of a release answers that may answer differently than before. */
export function entriesOf({ decision, mediaGone, renderings, media }: Made): Map<string, Entry> {
  const entries = new Map<string, Entry>(media.entries)
  for (const { pages } of renderings) {
    for (const { path, page } of pages) {
      if ('error' in page) continue
      entries.set(path, { status: 200, object: page.object.hash, type: page.type, headers: page.headers })
    }
  }
  for (const [path, location] of decision.redirects) entries.set(path, { status: 301, location })
  for (const path of [...decision.gone, ...mediaGone]) entries.set(path, { status: 410 })
  return entries
}

export const objectsOf = (renderings: readonly Rendering[]): StoredObject[] =>
  renderings.flatMap(({ pages }) => pages.flatMap(({ page }) => ('error' in page ? [] : [page.object])))

export const failuresOf = (renderings: readonly Rendering[]): Failed[] =>
  renderings.flatMap(({ pages }) =>
    pages.flatMap(({ path, page }) => ('error' in page ? [{ path, failure: page.error }] : [])),
  )

export const pagesIn = (renderings: readonly Rendering[]): number =>
  renderings.reduce((sum, { pages }) => sum + pages.length, 0)
