import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type HeldReason, heldWhat } from '@huoye/content-types'
import Database from 'better-sqlite3'
import type { EntryRow } from '../manifest/entry.ts'
import { manifestVersion } from '../manifest/tables.ts'
import { type Statements, statements } from '../sqlite/statements.ts'
import { CannotCompare } from './cannot-compare.ts'

/** The live release and up to which event it holds the content. */
export type LiveState = { release: number; seq: number; edition: string | null }

/** An object with an address that has it. Sizes in bytes; null where the manifest does not know the object or has no variant. */
export type ListedObject = { hash: string; address: string; size: number | null; br: number | null; gz: number | null }

const rowColumns = 'path, status, object, type, location, headers'

/** The manifest of a running site, opened for reading only: nothing here can disturb the publisher or the server. */
export class LiveSite {
  readonly #database: Database.Database
  readonly sql: Statements

  /** Throws CannotCompare where there is no release, or one that another version of the program has written. */
  constructor(dataDir: string) {
    const file = join(dataDir, 'manifest.db')
    if (!existsSync(file)) throw noRelease(dataDir)
    this.#database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
    const version = this.#database.pragma('user_version', { simple: true })
    if (version !== manifestVersion) {
      const remedy = '请用正在运行的那一版程序检查，或先用这一版重新启动网站（npm start）。'
      throw new CannotCompare('HUOYE-VERIFY-002', `${file} 是另一版程序写的（${version}）。`, remedy)
    }
    this.sql = statements(this.#database)
    if (this.state().release === 0) throw noRelease(dataDir)
  }

  close(): void {
    this.#database.close()
  }

  state(): LiveState {
    const rows = this.sql<{ key: string; value: string | number }>('SELECT key, value FROM meta').all()
    const meta = new Map(rows.map(({ key, value }) => [key, String(value)]))
    return {
      release: Number(meta.get('live') ?? 0),
      seq: Number(meta.get('appliedSeq') ?? 0),
      edition: meta.get('edition') ?? null,
    }
  }

  /** Runs several questions on one release. */
  still<Result>(ask: () => Result): Result {
    return this.#database.transaction(ask).deferred()
  }

  /** Every address that the newest release answers, 410 included. */
  answers(): Map<string, EntryRow> {
    const all = this.sql<EntryRow & { path: string }>(`SELECT ${rowColumns} FROM entries WHERE to_release IS NULL`)
    return new Map(all.all().map(({ path, ...row }) => [path, row]))
  }

  answer(path: string): EntryRow | null {
    const sql = 'SELECT status, object, type, location, headers FROM entries WHERE path = ? AND to_release IS NULL'
    return this.sql<EntryRow>(sql).get(path) ?? null
  }

  /** Addresses that could not be made, with the reason. */
  failures(): Map<string, string> {
    const rows = this.sql<HeldReason & { path: string }>('SELECT path, code, figure FROM failures').all()
    return new Map(rows.map(({ path, ...reason }) => [path, heldWhat(reason)]))
  }

  /** Every object that an address of a kept release has, with one such address. */
  objects(): ListedObject[] {
    return this.sql<ListedObject>(
      `SELECT object AS hash, min(path) AS address, size, br, gz FROM entries LEFT JOIN objects ON hash = object
       WHERE object IS NOT NULL GROUP BY object`,
    ).all()
  }

  /** Whether any kept release still has an object: what was dropped meanwhile may be gone from the disk. */
  uses(hash: string): boolean {
    return this.sql('SELECT 1 FROM entries WHERE object = ? LIMIT 1').get(hash) !== undefined
  }
}

const noRelease = (dataDir: string): CannotCompare =>
  new CannotCompare(
    'HUOYE-VERIFY-001',
    `数据目录 ${dataDir} 还没有线上版本。`,
    '请先运行 npm start，等网站打开后再检查。',
  )
