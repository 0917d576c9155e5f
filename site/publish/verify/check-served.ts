import { listRecords } from '../../search/records/record-list.ts'
import { SearchNotReady, type ServedIndexReader } from '../../search/served/reading.ts'
import type { Statements } from '../sqlite/statements.ts'
import type { Difference } from './compare.ts'

/** Holds the index of Huoye's own server against the records of the fresh content: the same ones, in the same versions. */
export function checkServed(fresh: Statements, served: ServedIndexReader): Difference[] {
  const wanted = listRecords(fresh)
  const there = indexedIn(served)
  if (there === null) return [{ kind: 'search', address: 'search.db', live: '没有', wanted: '服务器的搜索索引' }]
  const addresses = new Set([...wanted.keys(), ...there.keys()])
  return [...addresses].flatMap((address): Difference[] => {
    const [live, version] = [there.get(address), wanted.get(address)?.version]
    if (live === version) return []
    return [
      {
        kind: 'search',
        address,
        live: live === undefined ? '服务器的搜索里没有' : `服务器的搜索里是版本 ${live}`,
        wanted: version === undefined ? '不应搜到' : `版本 ${version}`,
      },
    ]
  })
}

function indexedIn(served: ServedIndexReader): Map<string, string> | null {
  try {
    const rows = served.read((sql) => sql<{ url: string; version: string }>('SELECT url, version FROM records').all())
    return new Map(rows.map(({ url, version }) => [url, version]))
  } catch (error) {
    if (error instanceof SearchNotReady) return null
    throw error
  }
}
