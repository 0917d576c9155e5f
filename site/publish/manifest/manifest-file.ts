import Database from 'better-sqlite3'
import type { StoredObject } from '../objects/object-store.ts'
import { cacheSize, type Statements, statements } from '../replica/statements.ts'
import { type Entry, type EntryRow, rowOf, sameEntry } from './entry.ts'
import { manifestTables, manifestVersion } from './tables.ts'

/** What a release says of itself. */
export type ReleaseNote = {
  cause: string
  at: string
  seq: number
  /** Addresses that were rendered for this release. */
  rendered: ReadonlySet<string>
  /** Set for releases that only serve machinery, such as the search index: the site counts as published before. */
  background?: true
  timings: Record<string, number>
}

export type Release = { release: number; pagesChanged: number }

/** One step from the live release to the next: the addresses that answer differently. */
export type ReleaseStep = { entries: ReadonlyMap<string, Entry>; objects: readonly StoredObject[]; note: ReleaseNote }

/** The single writer of the manifest. The server opens the same file for reading. */
export class ManifestFile {
  readonly #database: Database.Database
  readonly sql: Statements

  constructor(file: string) {
    this.#database = new Database(file)
    this.#database.pragma('journal_mode = WAL')
    this.#database.pragma('synchronous = FULL')
    this.#database.pragma('foreign_keys = ON')
    this.#database.pragma(cacheSize)
    const version = this.#database.pragma('user_version', { simple: true })
    if (version !== manifestVersion) this.#empty()
    this.#database.exec(manifestTables)
    this.#database.pragma(`user_version = ${manifestVersion}`)
    this.sql = statements(this.#database)
  }

  #empty(): void {
    this.#database.pragma('foreign_keys = OFF')
    const tables = this.#database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
    for (const { name } of tables) this.#database.exec(`DROP TABLE "${name}"`)
    this.#database.pragma('foreign_keys = ON')
  }

  close(): void {
    this.#database.close()
  }

  /** The newest release; 0 before the first. */
  get release(): number {
    return Number(this.meta('live') ?? 0)
  }

  meta(key: string): string | null {
    const value = this.sql<{ value: string | number }>('SELECT value FROM meta WHERE key = ?').get(key)?.value
    return value === undefined ? null : String(value)
  }

  setMeta(key: string, value: string | number): void {
    this.sql('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value)
  }

  /** Remembers how far the CMS is, and since when the site is behind it. */
  noteHead(seq: number, since: string): void {
    this.transaction(() => {
      this.setMeta('headSeq', seq)
      if (!this.meta('behindSince')) this.setMeta('behindSince', since)
    })
  }

  transaction<Result>(run: () => Result): Result {
    return this.#database.transaction(run).immediate()
  }

  /** What an address answers in the newest release. */
  live(path: string): EntryRow | null {
    const sql = 'SELECT status, object, type, location, headers FROM entries WHERE path = ? AND to_release IS NULL'
    return this.sql<EntryRow>(sql).get(path) ?? null
  }

  /** Every address that answers in the newest release, with what it answers. */
  livePaths(): Map<string, EntryRow> {
    const sql = 'SELECT path, status, object, type, location, headers FROM entries WHERE to_release IS NULL'
    return new Map(
      this.sql<EntryRow & { path: string }>(sql)
        .all()
        .map(({ path, ...row }) => [path, row]),
    )
  }

  /**
   * Writes the next release and makes it live; `alongside` runs in the same transaction.
   * Entries equal to the live ones cost nothing. Without any difference no release is made, and the live one is given.
   */
  commit({ entries, objects, note }: ReleaseStep, alongside: () => void): Release {
    return this.transaction(() => {
      const changed = [...entries].flatMap(([path, entry]) => {
        const row = rowOf(entry)
        const live = this.live(path)
        return live && sameEntry(live, row) ? [] : [{ path, row }]
      })
      alongside()
      this.setMeta('appliedSeq', note.seq)
      if (Number(this.meta('headSeq') ?? 0) <= note.seq) this.setMeta('behindSince', '')
      if (changed.length === 0 && this.release > 0) return { release: this.release, pagesChanged: 0 }
      const pagesChanged = changed.filter(({ path }) => note.rendered.has(path)).length
      return { release: this.#write(changed, objects, note, pagesChanged), pagesChanged }
    })
  }

  #write(
    changed: { path: string; row: EntryRow }[],
    objects: readonly StoredObject[],
    note: ReleaseNote,
    pagesChanged: number,
  ): number {
    const release = this.release + 1
    const store = this.sql('INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?)')
    for (const { hash, size, br, gz } of objects) store.run(hash, size, br, gz)
    const end = this.sql('UPDATE entries SET to_release = ? WHERE path = ? AND to_release IS NULL')
    const begin = this.sql('INSERT INTO entries VALUES (?, ?, NULL, ?, ?, ?, ?, ?)')
    let pages = Number(this.meta('pages') ?? 0)
    for (const { path, row } of changed) {
      const before = this.live(path)
      pages += Number(isPage(row)) - Number(before !== null && isPage(before))
      end.run(release, path)
      begin.run(path, release, row.status, row.object, row.type, row.location, row.headers)
    }
    this.sql('INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
      release,
      note.at,
      note.cause,
      note.seq,
      pages,
      note.rendered.size,
      pagesChanged,
      JSON.stringify(note.timings),
    )
    this.setMeta('live', release)
    this.setMeta('pages', pages)
    if (!note.background) this.setMeta('publishedAt', note.at)
    return release
  }

  /** Takes all addresses below a folder away, so that they are unknown rather than gone. For files that nothing links to any more. */
  forgetBelow(folder: string): void {
    const sql = 'UPDATE entries SET to_release = ? WHERE path >= ? AND path < ? AND to_release IS NULL'
    this.sql(sql).run(this.release + 1, folder, `${folder}\uffff`)
  }
}

const isPage = (row: EntryRow): boolean => row.status === 200 && row.type?.startsWith('text/html') === true
