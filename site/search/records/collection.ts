import { addresses, dayOf, type OrganizationRecord, type PublicRecord } from '@huoye/content-types'
import { RememberingStore } from '../../publish/replica/remembering-store.ts'
import { SqliteStore } from '../../publish/replica/store.ts'
import type { Statements } from '../../publish/sqlite/statements.ts'
import type { SearchRecord } from '../port.ts'
import { branchRecord, entryRecord } from './make-record.ts'

/** A record of the search by its address; `version` differs whenever anything of it could. `date` is a day, and null for a branch. */
export type Listed = { type: PublicRecord['type']; id: string; version: string; date: string | null }

type EntryRow = {
  type: 'article' | 'activity'
  id: string
  key: string
  organization_id: string | null
  hash: string
  column_key: string
}

/** Everything that can be found, without reading any text: addresses and versions only, entries in the order of their dates. */
export function listRecords(sql: Statements): Map<string, Listed> {
  const listed = new Map<string, Listed>()
  const organizations = organizationHashes(sql)
  const columns = columnHashes(sql)
  const entries = sql<EntryRow>(
    `SELECT e.type, e.id, e.key, e.organization_id, e.column_key, r.hash FROM entries e
     JOIN records r ON r.type = e.type AND r.id = e.id ORDER BY e.key`,
  )
  for (const { type, id, key, organization_id, column_key, hash } of entries.iterate()) {
    const [listedAt = '', publicId = ''] = key.split('|')
    const place = organization_id === null ? [] : (organizations.get(organization_id) ?? [])
    const version = versionOf(hash, columns.get(column_key) ?? null, ...place)
    listed.set(addresses.entry({ type, publicId, listedAt }), { type, id, version, date: dayOf(listedAt) })
  }
  const branches = sql<{ id: string; slug: string; overview: string | null }>(
    `SELECT s.id, substr(s.value, 2) AS slug, v.hash AS overview FROM fields s
     LEFT JOIN fields f ON f.type = 'overview' AND f.field = 'organizationId' AND f.value = '=' || s.id
     LEFT JOIN records v ON v.type = 'overview' AND v.id = f.id WHERE s.type = 'organization' AND s.field = 'slug'`,
  )
  for (const { id, slug, overview } of branches.iterate()) {
    const version = versionOf(overview, ...(organizations.get(id) ?? []))
    listed.set(addresses.branchHome(slug), { type: 'organization', id, version, date: null })
  }
  return listed
}

const columnHashes = (sql: Statements): Map<string, string> =>
  new Map(
    sql<{ key: string; hash: string }>(
      `SELECT substr(f.value, 2) AS key, r.hash FROM fields f
       JOIN records r ON r.type = 'column' AND r.id = f.id WHERE f.type = 'column' AND f.field = 'key'`,
    )
      .all()
      .map(({ key, hash }) => [key, hash]),
  )

/** Of each organization its own hash and that of the one above it, whose name stands in its records too. */
function organizationHashes(sql: Statements): Map<string, [string, string | null]> {
  const rows = sql<{ id: string; parent: string; hash: string }>(
    `SELECT f.id, substr(f.value, 2) AS parent, r.hash FROM fields f
     JOIN records r ON r.type = 'organization' AND r.id = f.id WHERE f.type = 'organization' AND f.field = 'parentId'`,
  ).all()
  const own = new Map(rows.map(({ id, hash }) => [id, hash]))
  return new Map(rows.map(({ id, parent, hash }) => [id, [hash, own.get(parent) ?? null]]))
}

const versionOf = (...hashes: (string | null)[]): string => hashes.map((hash) => hash?.slice(0, 10) ?? '').join('.')

/** Gives the records at addresses of a list, in their order. */
export const recordsIn =
  (sql: Statements, listed: ReadonlyMap<string, Listed>) =>
  (urls: readonly string[]): Generator<SearchRecord> =>
    readRecords(
      sql,
      urls.flatMap((url) => listed.get(url) ?? []),
    )

/** The records themselves, one after the other; one that has gone meanwhile is left out. */
export function* readRecords(sql: Statements, wanted: Iterable<Listed>): Generator<SearchRecord> {
  const store = new RememberingStore(new SqliteStore(sql))
  const townOf = (organization: OrganizationRecord | null): OrganizationRecord | null => {
    const above = organization?.parentId ? store.get('organization', organization.parentId) : null
    return above && above.parentId !== null ? above : null
  }
  for (const { type, id, version } of wanted) {
    if (type === 'organization') {
      const organization = store.get('organization', id)
      const overview = store.withField('overview', 'organizationId', id)[0] ?? null
      if (organization) yield branchRecord(organization, { town: townOf(organization), overview }, version)
      continue
    }
    const entry = type === 'activity' ? store.get('activity', id) : type === 'article' ? store.get('article', id) : null
    if (!entry) continue
    const organization = entry.type === 'activity' ? store.get('organization', entry.organizationId) : null
    const column = store.withField('column', 'key', entry.columnKey)[0]?.title ?? null
    yield entryRecord(entry, { organization, town: townOf(organization), column }, version)
  }
}
