import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { type Statements, statements } from '../publish/sqlite/statements.ts'

/** What an address answers, with the sizes of its bytes. */
export type ServedEntry = {
  status: number
  object: string | null
  type: string | null
  location: string | null
  headers: string
  size: number | null
  br: number | null
  gz: number | null
  /** Whether variants are still being made. */
  pending: number | null
}

export type LiveState = {
  /** What readers see. */
  release: number
  /** Whether that is an earlier release than the newest. */
  pinned: boolean
  pages: number
  publishedAt: string | null
  headSeq: number
  appliedSeq: number
  behindSince: string | null
}

/** Answers remembered at most; a site of a hundred thousand pages is never asked for all of them between two publishes. */
const mostRemembered = 50_000

/**
 * Looks addresses up in the manifest, which another process writes, and remembers them until it writes again. Before the first
 * release there is nothing.
 */
export class ReleaseReader {
  readonly #file: string
  #sql: Statements | null = null
  #database: Database.Database | null = null
  #version = -1
  /** Whether the manifest was looked at in this turn of the event loop: requests that came together see the same. */
  #looked = false
  #live: LiveState | null = null
  #remembered = new Map<string, ServedEntry | null>()

  constructor(file: string) {
    this.#file = file
  }

  #open(): Statements | null {
    if (this.#sql) return this.#sql
    if (!existsSync(this.#file)) return null
    this.#database = new Database(this.#file, { readonly: true, timeout: 5000 })
    this.#sql = statements(this.#database)
    return this.#sql
  }

  /** What is live now; null before the first release. A request asks once and keeps to that release. */
  live(): LiveState | null {
    if (this.#looked) return this.#live
    const sql = this.#open()
    if (!sql) return null
    this.#looked = true
    setImmediate(() => {
      this.#looked = false
    })
    const version = sql<{ data_version: number }>('PRAGMA data_version').get()?.data_version ?? 0
    if (version === this.#version) return this.#live
    this.#live = this.#readLive()
    this.#remembered = new Map()
    this.#version = version
    return this.#live
  }

  #readLive(): LiveState | null {
    const rows = this.#open()?.<{ key: string; value: string | number }>('SELECT key, value FROM meta').all()
    const meta = new Map(rows?.map(({ key, value }) => [key, value]))
    const newest = Number(meta.get('live') ?? 0)
    if (newest === 0) return null
    const pinned = Number(meta.get('pinned') ?? 0) || null
    const text = (key: string): string | null => (meta.has(key) ? String(meta.get(key)) : null)
    return {
      ...(pinned === null
        ? { release: newest, pages: Number(meta.get('pages') ?? 0), publishedAt: text('publishedAt') }
        : this.#factsOf(pinned)),
      pinned: pinned !== null,
      headSeq: Number(meta.get('headSeq') ?? meta.get('appliedSeq') ?? 0),
      appliedSeq: Number(meta.get('appliedSeq') ?? 0),
      behindSince: text('behindSince') || null,
    }
  }

  #factsOf(release: number): Pick<LiveState, 'release' | 'pages' | 'publishedAt'> {
    const sql = 'SELECT pages, at FROM releases WHERE id = ?'
    const known = this.#open()?.<{ pages: number; at: string }>(sql).get(release)
    return { release, pages: known?.pages ?? 0, publishedAt: known?.at ?? null }
  }

  /** What an address answers in a release; null when it is unknown there. */
  at(release: number, path: string): ServedEntry | null {
    if (release !== this.#live?.release) return this.#look(release, path)
    const known = this.#remembered.get(path)
    if (known !== undefined) return known
    const entry = this.#look(release, path)
    if (this.#remembered.size < mostRemembered) this.#remembered.set(path, entry)
    return entry
  }

  #look(release: number, path: string): ServedEntry | null {
    const found = this.#open()?.<ServedEntry>(
      `SELECT status, object, type, location, headers, size, br, gz, pending FROM entries LEFT JOIN objects ON hash = object
       WHERE path = ? AND from_release <= ? AND (to_release IS NULL OR to_release > ?)`,
    ).get(path, release, release)
    return found ?? null
  }

  close(): void {
    this.#database?.close()
  }
}
