import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { isStorageError } from '../../publish/sqlite/damage.ts'
import { type Statements, statements } from '../../publish/sqlite/statements.ts'
import { servedVersion } from './tables.ts'

/** There is no index that this program could read: none was made yet, or by another version. */
export class SearchNotReady extends Error {}

/** Of which version the index in a file is; null where there is none. */
export function versionOf(file: string): number | null {
  if (!statSync(file, { throwIfNoEntry: false })) return null
  try {
    const database = new Database(file, { readonly: true })
    try {
      return Number(database.pragma('user_version', { simple: true }))
    } finally {
      database.close()
    }
  } catch (error) {
    if (isStorageError(error)) return null
    throw error
  }
}

type Opened = { database: Database.Database; sql: Statements; inode: number }

/** The index as its readers see it, beside its writer; a file that took the place of another is opened anew. */
export class ServedIndexReader {
  readonly #file: string
  #open: Opened | null = null

  constructor(file: string) {
    this.#file = file
  }

  /** Looks at one state of the index. Throws SearchNotReady. */
  read<Result>(look: (sql: Statements) => Result): Result {
    const { database, sql } = this.#opened()
    return database.transaction(() => look(sql))()
  }

  #opened(): Opened {
    const inode = statSync(this.#file, { throwIfNoEntry: false })?.ino
    if (this.#open && this.#open.inode === inode) return this.#open
    this.close()
    if (inode === undefined || versionOf(this.#file) !== servedVersion)
      throw new SearchNotReady(`There is no search index of version ${servedVersion} in ${this.#file}.`)
    const database = new Database(this.#file, { readonly: true })
    const opened = { database, sql: statements(database), inode }
    this.#open = opened
    return opened
  }

  close(): void {
    this.#open?.database.close()
    this.#open = null
  }
}
