import type { Durability, ObjectSink, StoredObject } from '../objects/object-store.ts'
import type { PageFailure } from '../plan/failures.ts'
import type { Touched } from '../reads/touches.ts'
import type { KnownRead, ReadCache, ReadUse } from './read-cache.ts'
import { renderPage } from './render-page.ts'
import type { SiteBundle } from './site-bundle.ts'

/**
 * What pages are rendered by. `known` are reads that have been run on this state of the replica already; `missing` are
 * addresses of files that could not be had: a page that shows one is not made. `watched` are pages that ended a thread before:
 * what they read is told at once, because a change of that must bring them back.
 */
export type RenderState = {
  today: string
  durability: Durability
  known: readonly KnownRead<unknown>[]
  missing: readonly string[]
  watched: readonly string[]
}

/** A rendered page whose bytes are stored; `reads` are keys of the site's reads. */
export type StoredPage = {
  path: string
  reads: string[]
  page: { object: StoredObject; type: string; headers: Record<string, string> } | { error: PageFailure }
}

/** Some pages, and what their reads came to. */
export type Rendering = { pages: StoredPage[]; reads: ReadUse[] }

/** What has changed since the last render: what the replica's changes touched, and the reads that come out differently. */
export type News = { touched: Touched; reads: readonly string[] }

/** Renders pages and stores their bytes. Implemented in worker threads, and in place for tests. */
export interface Renderer {
  /** To be called before the next render when anything has changed; `everything` when it is not known what. */
  forget(news: News | 'everything'): void
  /** Stays with the replica as it is now, whatever changes: every render until the renderer is closed sees this state. */
  hold(): Promise<void>
  /** Gives pages in parts, as they are done. A page that fails is among them with its reason. */
  render(paths: readonly string[], state: RenderState): AsyncIterable<Rendering>
  close(): Promise<void>
}

export type RenderContext = {
  bundle: SiteBundle
  objects: ObjectSink
  publicUrl: string
  /** Origin of the server that the search page may ask beside its own. */
  searchOrigin?: string | null | undefined
  /** Told of every read at once. */
  onUse?: ((path: string, use: ReadUse) => void) | undefined
}

/** Renders some pages one after another, while their bytes are being stored. `begin` is told the number of each in turn. */
export async function renderBatch(
  { bundle, objects, publicUrl, searchOrigin, onUse }: RenderContext,
  cache: ReadCache,
  paths: readonly string[],
  { durability, missing }: Pick<RenderState, 'durability' | 'missing'>,
  begin: (index: number) => void = () => undefined,
): Promise<Rendering> {
  const reads = new Map<string, ReadUse>()
  const pages: Promise<StoredPage>[] = []
  for (const [index, path] of paths.entries()) {
    begin(index)
    const context = { bundle, cache, publicUrl, searchOrigin, missing }
    const rendered = await renderPage({ ...context, onUse: (use) => onUse?.(path, use) }, path)
    for (const use of rendered.reads) reads.set(use.key, use)
    const keys = rendered.reads.map((use) => use.key)
    const { page } = rendered
    const stored: Promise<StoredPage> =
      'error' in page
        ? Promise.resolve({ path, reads: keys, page })
        : objects.put(page.body, page.type, durability).then((object) => ({
            path,
            reads: keys,
            page: { object, type: page.type, headers: page.headers },
          }))
    // It is waited for in the end; that it failed earlier must not end the thread.
    stored.catch(() => undefined)
    pages.push(stored)
  }
  return { pages: await Promise.all(pages), reads: [...reads.values()] }
}
