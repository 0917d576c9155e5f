// One file, because each of these writes has to agree with the others on what is live, staged and counted.
import { eventsNamed, type ReleaseCause, type ReleaseEvent } from '@huoye/content-types'
import type Database from 'better-sqlite3'
import type { StoredObject } from '../objects/object-store.ts'
import { openDatabase } from '../sqlite/open.ts'
import { type Statements, statements } from '../sqlite/statements.ts'
import { type Entry, type EntryRow, rowOf, sameEntry } from './entry.ts'
import { manifestTables, manifestVersion } from './tables.ts'

/** What a release says of itself. */
export type ReleaseNote = {
  cause: ReleaseCause
  at: string
  seq: number
  /** Events that it brings. */
  events: readonly ReleaseEvent[]
  /** Addresses that were rendered for this release. */
  rendered: ReadonlySet<string>
  /** Set for releases that only serve machinery, such as the search index: the site counts as published before. */
  background?: true
  /** Milliseconds by step of making it; `sinceCommit` is no step. */
  timings: Record<string, number>
}

/** How many addresses answer for the first time, otherwise than before, and no more. */
type Differences = { added: number; changed: number; removed: number }

export type Release = { release: number; pagesChanged: number }

/** One step from the live release to the next: the addresses that answer differently. */
export type ReleaseStep = { entries: ReadonlyMap<string, Entry>; objects: readonly StoredObject[]; note: ReleaseNote }

/** The single writer of the manifest. The server opens the same file for reading. */
export class ManifestFile {
  readonly #database: Database.Database
  readonly sql: Statements

  constructor(file: string) {
    this.#database = openDatabase(file, { tables: manifestTables, version: manifestVersion, synchronous: 'FULL' })
    this.sql = statements(this.#database)
  }

  close(): void {
    this.#database.close()
  }

  /** The newest release; 0 before the first. */
  get release(): number {
    return Number(this.meta('live') ?? 0)
  }

  /** The release that readers see in place of the newest; null where they see the newest. */
  get pinned(): number | null {
    return Number(this.meta('pinned') ?? 0) || null
  }

  /** Shows readers a release, or with null the newest one. One write: whoever asks before it gets the one, and after it the other. */
  pin(release: number | null): void {
    this.setMeta('pinned', release ?? 0)
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
    this.#withoutWaiting(() => {
      this.setMeta('headSeq', seq)
      if (!this.meta('behindSince')) this.setMeta('behindSince', since)
    })
  }

  /** What is live holds everything up to `seq`; the CMS is at least as far. */
  #noteApplied(seq: number): void {
    this.setMeta('appliedSeq', seq)
    if (Number(this.meta('headSeq') ?? 0) > seq) return
    this.setMeta('headSeq', seq)
    this.setMeta('behindSince', '')
  }

  transaction<Result>(run: () => Result): Result {
    return this.#database.transaction(run).immediate()
  }

  /** What an address answers in the newest release. */
  live(path: string): EntryRow | null {
    const sql = 'SELECT status, object, type, location, headers FROM entries WHERE path = ? AND to_release IS NULL'
    return this.sql<EntryRow>(sql).get(path) ?? null
  }

  /** Addresses below a folder that answer with something in the newest release. */
  liveBelow(folder: string): string[] {
    const sql = 'SELECT path FROM entries WHERE path >= ? AND path < ? AND to_release IS NULL AND status <> 410'
    return this.sql<{ path: string }>(sql)
      .all(folder, `${folder}\uffff`)
      .map(({ path }) => path)
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
      this.#noteApplied(note.seq)
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
    this.#storeObjects(objects)
    const end = this.sql('UPDATE entries SET to_release = ? WHERE path = ? AND to_release IS NULL')
    const begin = this.sql('INSERT INTO entries VALUES (?, ?, NULL, ?, ?, ?, ?, ?)')
    const use = this.sql('UPDATE objects SET uses = uses + 1 WHERE hash = ?')
    let pages = Number(this.meta('pages') ?? 0)
    const differences: Differences = { added: 0, changed: 0, removed: 0 }
    for (const { path, row } of changed) {
      const before = this.live(path)
      pages += Number(isPage(row)) - Number(before !== null && isPage(before))
      const kind = differenceOf(before, row)
      if (kind) differences[kind] += 1
      end.run(release, path)
      begin.run(path, release, row.status, row.object, row.type, row.location, row.headers)
      if (row.object !== null) use.run(row.object)
    }
    this.#open(release, pages, note, { rendered: note.rendered.size, changed: pagesChanged }, differences)
    return release
  }

  #open(
    release: number,
    pages: number,
    { at, cause, seq, timings, background, events }: Omit<ReleaseNote, 'rendered'>,
    made: { rendered: number; changed: number },
    { added, changed, removed }: Differences,
  ): void {
    const { sinceCommit: _waited, ...steps } = timings
    const ms = Object.values(steps).reduce((sum, step) => sum + step, 0)
    this.sql('INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...[release, at, cause, seq, background ? 1 : 0, pages, made.rendered, made.changed, added, changed, removed, ms],
      ...[JSON.stringify(timings), JSON.stringify(events.slice(0, eventsNamed)), events.length],
    )
    this.setMeta('live', release)
    this.setMeta('pages', pages)
    if (!background) this.setMeta('publishedAt', at)
  }

  #storeObjects(objects: readonly StoredObject[]): void {
    const store = this.sql('INSERT OR IGNORE INTO objects VALUES (?, ?, NULL, NULL, ?, 0)')
    for (const { hash, size, compressible } of objects) store.run(hash, size, compressible ? 1 : 0)
  }

  /** Some objects whose variants are still to be made, those of the newest releases among them. */
  withoutVariants(atMost: number): string[] {
    const sql = 'SELECT hash FROM objects WHERE pending = 1 LIMIT ?'
    return this.sql<{ hash: string }>(sql)
      .all(atMost)
      .map(({ hash }) => hash)
  }

  /** Gives the objects that are unknown by now: their variants came too late. */
  noteVariants(made: readonly { hash: string; br: number | null; gz: number | null }[]): string[] {
    const note = this.sql('UPDATE objects SET br = ?, gz = ?, pending = 0 WHERE hash = ?')
    return this.transaction(() =>
      made.flatMap(({ hash, br, gz }) => (note.run(br, gz, hash).changes === 0 ? hash : [])),
    )
  }

  /** Forgets what is staged. */
  clearStaged(): void {
    this.sql('DELETE FROM staged').run()
  }

  /**
   * Puts entries of the next edition beside the live release, where nobody sees them. Null keeps what is live at an address,
   * because its page could not be made.
   */
  stage(entries: Iterable<[string, Entry | null]>, objects: readonly StoredObject[]): void {
    const put = this.sql('INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?, ?, ?)')
    this.#withoutWaiting(() => {
      this.#storeObjects(objects)
      for (const [path, entry] of entries) {
        if (!entry) put.run(path, 0, null, null, null, '{}')
        else {
          const row = rowOf(entry)
          put.run(path, row.status, row.object, row.type, row.location, row.headers)
        }
      }
    })
  }

  /** A transaction that a power cut may take back; the next one that is waited for brings it to the disk as well. */
  #withoutWaiting(run: () => void): void {
    this.#database.pragma('synchronous = NORMAL')
    try {
      this.transaction(run)
    } finally {
      this.#database.pragma('synchronous = FULL')
    }
  }

  /** Takes addresses out of what is staged: the next edition does not know them. */
  unstage(paths: Iterable<string>): void {
    const drop = this.sql('DELETE FROM staged WHERE path = ?')
    this.transaction(() => {
      for (const path of paths) drop.run(path)
    })
  }

  /** What is staged at an address; null when nothing is. */
  staged(path: string): EntryRow | null {
    return (
      this.sql<EntryRow>('SELECT status, object, type, location, headers FROM staged WHERE path = ?').get(path) ?? null
    )
  }

  /**
   * Makes the staged edition the next release, in one transaction with `alongside`. Addresses that it does not know are gone,
   * unless they lie below one of the folders in `apart`, whose files no plan claims.
   */
  adopt(
    note: Omit<ReleaseNote, 'rendered'>,
    rendered: number,
    apart: readonly string[],
    alongside: () => void,
  ): Release {
    return this.transaction(() => {
      const release = this.release + 1
      const elsewhere = apart.map(() => 'AND NOT (path >= ? AND path < ?)').join(' ')
      const bounds = apart.flatMap((folder) => [folder, `${folder}\uffff`])
      this.sql(
        `INSERT INTO staged SELECT path, 410, NULL, NULL, NULL, '{}' FROM entries WHERE to_release IS NULL AND status <> 410
         AND path NOT IN (SELECT path FROM staged) ${elsewhere}`,
      ).run(...bounds)
      this.sql(
        `DELETE FROM staged WHERE status = 0 OR EXISTS (SELECT 1 FROM entries e WHERE e.path = staged.path
         AND e.to_release IS NULL AND e.status = staged.status AND e.object IS staged.object AND e.type IS staged.type
         AND e.location IS staged.location AND e.headers = staged.headers)`,
      ).run()
      alongside()
      this.#noteApplied(note.seq)
      const isHtml = "status = 200 AND type LIKE 'text/html%'"
      const planned = `status = 200 ${elsewhere}`
      const count = (sql: string, ...values: string[]): number => this.sql<{ n: number }>(sql).get(...values)?.n ?? 0
      const differing = count('SELECT count(*) AS n FROM staged')
      if (differing === 0 && this.release > 0) return { release: this.release, pagesChanged: 0 }
      const pagesChanged = count(`SELECT count(*) AS n FROM staged WHERE ${planned}`, ...bounds)
      const answers =
        'EXISTS (SELECT 1 FROM entries e WHERE e.path = staged.path AND e.to_release IS NULL AND e.status <> 410)'
      const counted = (where: string): number => count(`SELECT count(*) AS n FROM staged WHERE ${where}`)
      const differences = {
        added: counted(`status <> 410 AND NOT ${answers}`),
        changed: counted(`status <> 410 AND ${answers}`),
        removed: counted(`status = 410 AND ${answers}`),
      }
      this.sql(
        `UPDATE objects SET uses = uses + n FROM (SELECT object, count(*) AS n FROM staged WHERE object IS NOT NULL GROUP BY object)
         WHERE hash = object`,
      ).run()
      this.sql('UPDATE entries SET to_release = ? WHERE to_release IS NULL AND path IN (SELECT path FROM staged)').run(
        release,
      )
      this.sql(`INSERT INTO entries SELECT path, ?, NULL, status, object, type, location, headers FROM staged`).run(
        release,
      )
      const pages = count(`SELECT count(*) AS n FROM entries WHERE to_release IS NULL AND ${isHtml}`)
      this.clearStaged()
      this.#open(release, pages, note, { rendered, changed: pagesChanged }, differences)
      return { release, pagesChanged }
    })
  }

  /** The objects under a prefix, without those that nothing names: they are forgotten. Not while anything is staged. */
  objectsUnder(prefix: string): Set<string> {
    const bounds = [prefix, `${prefix}g`]
    this.transaction(() => this.sql('DELETE FROM objects WHERE hash >= ? AND hash < ? AND uses <= 0').run(...bounds))
    const sql = 'SELECT hash FROM objects WHERE hash >= ? AND hash < ?'
    return new Set(
      this.sql<{ hash: string }>(sql)
        .all(...bounds)
        .map(({ hash }) => hash),
    )
  }

  /** Writes everything into the file itself: nothing of what was deleted stays in the log beside it. */
  emptyLog(): void {
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
  }
}

/** Null for an address that answered nothing before, and is gone now. */
function differenceOf(before: EntryRow | null, now: EntryRow): keyof Differences | null {
  const answered = before !== null && before.status !== 410
  if (now.status === 410) return answered ? 'removed' : null
  return answered ? 'changed' : 'added'
}

const isPage = (row: EntryRow): boolean => row.status === 200 && row.type?.startsWith('text/html') === true
