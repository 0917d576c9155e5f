/** What a browser must know to search on a Meilisearch server. The key may search that index and nothing else. */
export type Pointer = { host: string; index: string; key: string }

/** The public file that says by which engine readers search; `meilisearch` is null while Pagefind is to be used. */
export const engineFile = '/search-index/engine.json'
export type EngineFile = { meilisearch: Pointer | null }

/** The pointer in that file; null where there is none, or what is there is no file of ours. */
export function pointerIn(file: unknown): Pointer | null {
  const pointer = isFields(file) ? file.meilisearch : null
  if (!isFields(pointer)) return null
  const { host, index, key } = pointer
  return typeof host === 'string' && typeof index === 'string' && typeof key === 'string' ? { host, index, key } : null
}

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
