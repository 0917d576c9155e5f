import { addresses, dayOf, type PublicRecord } from '@huoye/content-types'
import type { Statements } from '../../publish/sqlite/statements.ts'

/** A record of the search by its address; `version` differs whenever anything of it could. `date` is a day, and null for a branch. */
export type Listed = { type: PublicRecord['type']; id: string; version: string; date: string | null }

/** What is listed otherwise than at the last look; null at an address where nothing is any more. `whole`: it is all there is. */
export type ListChanges = { whole: boolean; changes: ReadonlyMap<string, Listed | null> }

type EntryRow = {
  type: 'article' | 'activity'
  id: string
  key: string
  organization_id: string | null
  hash: string
  column_key: string
}

/** Types that the versions of other records depend on. */
const typesBehind: ReadonlySet<string> = new Set<PublicRecord['type']>(['organization', 'overview', 'column'])

const entriesSql = `SELECT e.type, e.id, e.key, e.organization_id, e.column_key, r.hash FROM entries e
  JOIN records r ON r.type = e.type AND r.id = e.id`

/** Everything that can be found, without reading any text: addresses and versions only, entries in the order of their dates. */
export const listRecords = (sql: Statements): ReadonlyMap<string, Listed> => {
  const list = new RecordList(sql)
  list.look()
  return list.all
}

/** The list of everything that can be found. It follows the replica at the cost of what changed there. */
export class RecordList {
  readonly #sql: Statements
  #all = new Map<string, Listed>()
  /** Where each entry stands. */
  #addresses = new Map<string, string>()
  #organizations = new Map<string, [string, string | null]>()
  #columns = new Map<string, string>()
  /** The last change of the replica that was looked at; null before the first look. */
  #through: number | null = null

  constructor(sql: Statements) {
    this.#sql = sql
  }

  /** As of the last look. */
  get all(): ReadonlyMap<string, Listed> {
    return this.#all
  }

  /** Looks at the replica as it is now. To be called in a transaction, in which the records are read as well. */
  look(): ListChanges {
    const through = this.#sql<{ n: number | null }>('SELECT max(n) AS n FROM changes').get()?.n ?? 0
    const changed = this.#through === null ? null : this.#changedSince(this.#through)
    this.#through = through
    if (changed === null) {
      this.#listAll()
      return { whole: true, changes: this.#all }
    }
    const changes = new Map<string, Listed | null>()
    for (const { type, id } of changed) {
      const before = this.#addresses.get(`${type}/${id}`)
      const now = this.#entry(type, id)
      if (before !== undefined && before !== now) {
        this.#all.delete(before)
        if (now === null) this.#addresses.delete(`${type}/${id}`)
        changes.set(before, null)
      }
      if (now !== null) changes.set(now, this.#all.get(now) ?? null)
    }
    return { whole: false, changes }
  }

  /** Entries that were written since a change; null where everything has to be looked at. */
  #changedSince(through: number): { type: string; id: string }[] | null {
    const oldest = this.#sql<{ n: number | null }>('SELECT min(n) AS n FROM changes').get()?.n ?? 0
    if (oldest > through + 1) return null
    const rows = this.#sql<{ type: string; id: string }>(
      'SELECT type, id FROM changes WHERE n > ? GROUP BY type, id ORDER BY max(n)',
    ).all(through)
    if (rows.some(({ type }) => type === '' || typesBehind.has(type))) return null
    return rows.filter(({ type }) => type === 'article' || type === 'activity')
  }

  #listAll(): void {
    this.#all = new Map()
    this.#addresses = new Map()
    this.#organizations = organizationHashes(this.#sql)
    this.#columns = columnHashes(this.#sql)
    for (const row of this.#sql<EntryRow>(`${entriesSql} ORDER BY e.key`).iterate()) this.#put(row)
    const branches = this.#sql<{ id: string; slug: string; overview: string | null }>(
      `SELECT s.id, substr(s.value, 2) AS slug, v.hash AS overview FROM fields s
       LEFT JOIN fields f ON f.type = 'overview' AND f.field = 'organizationId' AND f.value = '=' || s.id
       LEFT JOIN records v ON v.type = 'overview' AND v.id = f.id WHERE s.type = 'organization' AND s.field = 'slug'`,
    )
    for (const { id, slug, overview } of branches.iterate()) {
      const version = versionOf(overview, ...(this.#organizations.get(id) ?? []))
      this.#all.set(addresses.branchHome(slug), { type: 'organization', id, version, date: null })
    }
  }

  /** Puts an entry into the list as it is now, and gives its address; null where it is no more. */
  #entry(type: string, id: string): string | null {
    const row = this.#sql<EntryRow>(`${entriesSql} WHERE e.type = ? AND e.id = ?`).get(type, id)
    return row ? this.#put(row) : null
  }

  #put({ type, id, key, organization_id, column_key, hash }: EntryRow): string {
    const [listedAt = '', publicId = ''] = key.split('|')
    const place = organization_id === null ? [] : (this.#organizations.get(organization_id) ?? [])
    const version = versionOf(hash, this.#columns.get(column_key) ?? null, ...place)
    const address = addresses.entry({ type, publicId, listedAt })
    this.#all.set(address, { type, id, version, date: dayOf(listedAt) })
    this.#addresses.set(`${type}/${id}`, address)
    return address
  }
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
