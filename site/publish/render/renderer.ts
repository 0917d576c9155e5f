import type { Durability, ObjectSink, StoredObject } from '../objects/object-store.ts'
import type { KnownRead, ReadCache, ReadUse } from './read-cache.ts'
import { renderPage } from './render-page.ts'
import type { SiteBundle } from './site-bundle.ts'

/**
 * The state of the replica that pages are rendered from; `version` differs whenever the replica does.
 * `known` are reads that have been run on that state already.
 */
export type RenderState = {
  version: number
  today: string
  durability: Durability
  known: readonly KnownRead<unknown>[]
}

/** A rendered page whose bytes are stored; `reads` are keys of the rendering's reads. */
export type StoredPage = {
  path: string
  reads: string[]
  page: { object: StoredObject; type: string; headers: Record<string, string> } | { error: string }
}

export type Rendering = { pages: StoredPage[]; reads: ReadUse[] }

/** Renders pages and stores their bytes. Implemented in worker threads, and in place for tests. */
export interface Renderer {
  render(paths: readonly string[], state: RenderState): Promise<Rendering>
  close(): Promise<void>
}

export type RenderContext = { bundle: SiteBundle; objects: ObjectSink; publicUrl: string }

/** Renders some pages one after another, while their bytes are being stored. */
export async function renderBatch(
  { bundle, objects, publicUrl }: RenderContext,
  cache: ReadCache,
  paths: readonly string[],
  durability: Durability,
): Promise<Rendering> {
  const reads = new Map<string, ReadUse>()
  const pages: Promise<StoredPage>[] = []
  for (const path of paths) {
    const rendered = await renderPage(bundle, cache, publicUrl, path)
    for (const use of rendered.reads) reads.set(use.key, use)
    const keys = rendered.reads.map((use) => use.key)
    const { page } = rendered
    pages.push(
      'error' in page
        ? Promise.resolve({ path, reads: keys, page })
        : objects.put(page.body, page.type, durability).then((object) => ({
            path,
            reads: keys,
            page: { object, type: page.type, headers: page.headers },
          })),
    )
  }
  return { pages: await Promise.all(pages), reads: [...reads.values()] }
}
