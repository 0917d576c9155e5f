import type Database from 'better-sqlite3'
import { openDatabase } from '../publish/sqlite/open.ts'
import { type Statements, statements } from '../publish/sqlite/statements.ts'

const tables = `
  CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, object TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
`

/** What lies in an exported folder, so that the next run writes what differs and nothing else. */
export class ExportState {
  readonly #database: Database.Database
  readonly #sql: Statements
  readonly #files: Map<string, string>

  constructor(file: string) {
    this.#database = openDatabase(file, { tables, version: 1, synchronous: 'NORMAL' })
    this.#sql = statements(this.#database)
    const rows = this.#sql<{ path: string; object: string }>('SELECT path, object FROM files').all()
    this.#files = new Map(rows.map(({ path, object }) => [path, object]))
  }

  /** The object at every exported address. */
  get files(): ReadonlyMap<string, string> {
    return this.#files
  }

  /** To be called when the file is in its place, and before one is taken away. */
  note(path: string, object: string | null): void {
    if (object === null) {
      this.#sql('DELETE FROM files WHERE path = ?').run(path)
      this.#files.delete(path)
    } else {
      this.#sql('INSERT OR REPLACE INTO files VALUES (?, ?)').run(path, object)
      this.#files.set(path, object)
    }
  }

  close(): void {
    this.#database.close()
  }
}
