import { addresses } from '@huoye/content-types'
import { RememberingStore } from '../replica/remembering-store.ts'
import { SqliteStore } from '../replica/store.ts'
import type { Statements } from '../sqlite/statements.ts'
import { branchDocument, entryDocument, type SearchDocument } from './documents.ts'

/** A document of the index by its address; `version` differs whenever anything of it could. */
export type Listed = { type: string; id: string; version: string }

type EntryRow = {
  type: 'article' | 'activity'
  id: string
  key: string
  hash: string
  column_hash: string | null
  organization_hash: string | null
}

/** Everything that can be found, without reading any text: addresses and versions only. */
export function listDocuments(sql: Statements): Map<string, Listed> {
  const listed = new Map<string, Listed>()
  const entries = sql<EntryRow>(
    `SELECT e.type, e.id, e.key, r.hash, c.hash AS column_hash, o.hash AS organization_hash FROM entries e
     JOIN records r ON r.type = e.type AND r.id = e.id
     LEFT JOIN fields f ON f.type = 'column' AND f.field = 'key' AND f.value = '=' || e.column_key
     LEFT JOIN records c ON c.type = 'column' AND c.id = f.id
     LEFT JOIN records o ON o.type = 'organization' AND o.id = e.organization_id`,
  )
  for (const row of entries.iterate()) {
    const [listedAt = '', publicId = ''] = row.key.split('|')
    const url = addresses.entry({ type: row.type, publicId, listedAt })
    listed.set(url, {
      type: row.type,
      id: row.id,
      version: versionOf(row.hash, row.column_hash, row.organization_hash),
    })
  }
  const branches = sql<{ id: string; slug: string; hash: string; overview: string | null }>(
    `SELECT r.id, substr(s.value, 2) AS slug, r.hash, v.hash AS overview FROM records r
     JOIN fields s ON s.type = 'organization' AND s.field = 'slug' AND s.id = r.id
     LEFT JOIN fields f ON f.type = 'overview' AND f.field = 'organizationId' AND f.value = '=' || r.id
     LEFT JOIN records v ON v.type = 'overview' AND v.id = f.id WHERE r.type = 'organization'`,
  )
  for (const { id, slug, hash, overview } of branches.iterate()) {
    listed.set(addresses.branchHome(slug), { type: 'organization', id, version: versionOf(hash, overview) })
  }
  return listed
}

const versionOf = (...hashes: (string | null)[]): string => hashes.map((hash) => hash?.slice(0, 10) ?? '').join('.')

/** The documents themselves; one that has gone meanwhile is left out. */
export function readDocuments(sql: Statements, wanted: readonly Listed[]): SearchDocument[] {
  const store = new RememberingStore(new SqliteStore(sql))
  return wanted.flatMap(({ type, id, version }): SearchDocument[] => {
    if (type === 'organization') {
      const organization = store.get('organization', id)
      const overview = store.withField('overview', 'organizationId', id)[0] ?? null
      return organization ? [branchDocument(organization, overview, version)] : []
    }
    const entry = type === 'activity' ? store.get('activity', id) : store.get('article', id)
    if (!entry) return []
    const organization = entry.type === 'activity' ? store.get('organization', entry.organizationId) : null
    const column = store.withField('column', 'key', entry.columnKey)[0]
    return [entryDocument(entry, { place: organization?.shortName ?? null, column: column?.title ?? null }, version)]
  })
}
