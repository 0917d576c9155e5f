import { findPointer, meiliEngine } from '../../search/meilisearch/reader/engine.ts'
import { listFile, type ShardList } from '../../search/pagefind/format/files.ts'
import type { SearchEngine } from '../../search/port.ts'
import { loadSimplify, maySimplify } from '../../search/query/simplified.ts'

/** Meilisearch, where the county has set a server; null where it has not. */
export async function openMeilisearch(): Promise<SearchEngine | null> {
  const pointer = await findPointer()
  if (!pointer) return null
  const list = await fetch(listFile, { cache: 'no-cache' })
  const { synonyms }: Pick<ShardList, 'synonyms'> = list.ok ? await list.json() : { synonyms: [] }
  return meiliEngine(pointer, async (query) => ({
    synonyms,
    simplify: maySimplify(query) ? await loadSimplify() : undefined,
  }))
}
