import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Difference } from './compare.ts'

/** What the publisher keeps of the content, and the columns that say what a row is about. */
const tables = [
  { table: 'records', columns: 'type, id, hash, json', name: "type || '/' || id" },
  { table: 'fields', columns: 'type, field, value, id', name: "type || '.' || field || value || ' ' || id" },
  {
    table: 'entries',
    columns: 'type, id, key, column_key, organization_id, pinned, card',
    name: "type || '/' || id",
  },
  { table: 'period_counts', columns: 'scope, within, n', name: "scope || ' ' || within" },
  { table: 'media', columns: 'name, type, id', name: "name || ' ' || type || '/' || id" },
] as const

/** Holds the publisher's replica against one that was filled from a fresh snapshot. Both are read only. */
export class LiveReplica {
  readonly #database: Database.Database

  constructor(dataDir: string, fresh: string) {
    this.#database = new Database(join(dataDir, 'replica.db'), { readonly: true, fileMustExist: true, timeout: 5000 })
    this.#database.prepare('ATTACH DATABASE ? AS fresh').run(fresh)
  }

  close(): void {
    this.#database.close()
  }

  /** Rows that are in one of them only, with the event up to which the publisher's replica holds the content. */
  compare(): { seq: number; differences: Difference[] } {
    return this.#database.transaction(() => {
      const sql = "SELECT value FROM main.meta WHERE key = 'cursor'"
      const cursor = this.#database.prepare<[], { value: string }>(sql).get()?.value
      return { seq: Number(cursor ?? 0), differences: tables.flatMap((table) => this.#inOne(table)) }
    })()
  }

  #inOne({ table, columns, name }: (typeof tables)[number]): Difference[] {
    const only = (here: string, there: string): string[] =>
      this.#database
        .prepare<[], { name: string }>(
          `SELECT DISTINCT ${name} AS name FROM
           (SELECT ${columns} FROM ${here}.${table} EXCEPT SELECT ${columns} FROM ${there}.${table})`,
        )
        .all()
        .map((row) => row.name)
    const [live, fresh] = [new Set(only('main', 'fresh')), new Set(only('fresh', 'main'))]
    return [...new Set([...live, ...fresh])].map((row) => ({
      kind: 'replica',
      address: `${table} ${row}`,
      live: live.has(row) ? '发布引擎的副本里有' : '发布引擎的副本里没有',
      wanted: fresh.has(row) ? (live.has(row) ? '内容不同' : '应当有') : '不应当有',
    }))
  }
}
