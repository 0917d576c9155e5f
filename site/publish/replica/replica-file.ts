import { createHash } from 'node:crypto'
import { mediaNames, type PublicRecord, type PublishEvent, type RecordChange } from '@huoye/content-types'
import Database from 'better-sqlite3'
import { canonicalJson } from '../reads/read.ts'
import { sortKey } from '../reads/replica.ts'
import { countPoint, daysPoint, monthsPoint, presencePoint, type Touched } from '../reads/touches.ts'
import { cardOf } from './card.ts'
import { recordAddress } from './record-address.ts'
import { cacheSize, type Statements, statements } from './statements.ts'
import { SqliteStore, storedValue } from './store.ts'
import { replicaTables, replicaVersion } from './tables.ts'
import { type CountStep, countSteps, fieldsOf, isEntry, touchedBy } from './touched.ts'

/** The single writer of the replica. Every method is one transaction. */
export class ReplicaFile {
  readonly #database: Database.Database
  readonly #run: Statements
  readonly store: SqliteStore

  /** Opens or creates the file; a file of another version is emptied. `:memory:` serves tests. */
  constructor(file: string) {
    this.#database = new Database(file)
    this.#database.pragma('journal_mode = WAL')
    // A power cut may take the last changes back, never some of them: the feed brings them again.
    this.#database.pragma('synchronous = NORMAL')
    this.#database.pragma(cacheSize)
    const version = this.#database.pragma('user_version', { simple: true })
    if (version !== replicaVersion) this.#empty()
    this.#database.exec(replicaTables)
    this.#database.pragma(`user_version = ${replicaVersion}`)
    this.#run = statements(this.#database)
    this.store = new SqliteStore(this.#run)
  }

  #empty(): void {
    const tables = this.#database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
    for (const { name } of tables) this.#database.exec(`DROP TABLE "${name}"`)
  }

  close(): void {
    this.#database.close()
  }

  /** Up to which event the replica holds the state of the CMS; null before the first snapshot. */
  get cursor(): number | null {
    const value = this.meta('cursor')
    return value === null ? null : Number(value)
  }

  meta(key: string): string | null {
    return this.#run<{ value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null
  }

  setMeta(key: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value)
  }

  /**
   * Applies changes with the events they came from, remembers what they touch as pending, and moves the cursor.
   * A change to an equal state is dropped, so the same changes again do nothing. Gives how many were not dropped.
   */
  apply(changes: readonly RecordChange[], events: readonly PublishEvent[], cursor: number): number {
    return this.#database.transaction(() => {
      const applied = changes.filter((change) => this.#applyOne(change)).length
      const event = this.#run('INSERT OR IGNORE INTO pending_events VALUES (?, ?, ?, ?, ?)')
      for (const { seq, at, type, id, action } of events) event.run(seq, at, type, id, action)
      this.setMeta('cursor', String(cursor))
      return applied
    })()
  }

  /**
   * Makes the replica equal to a whole snapshot, and gives how many records differed. The cursor given may be behind
   * the snapshot: the feed then brings again what is there already, together with its events.
   */
  reconcile(records: readonly PublicRecord[], cursor: number): number {
    const named = new Set(records.map((record) => `${record.type}/${record.id}`))
    const gone = this.#run<{ type: string; id: string }>('SELECT type, id FROM records')
      .all()
      .filter(({ type, id }) => !named.has(`${type}/${id}`))
      .map(({ type, id }): RecordChange => ({ type, id, record: null }))
    const there = records.map((record): RecordChange => ({ type: record.type, id: record.id, record }))
    return this.apply([...gone, ...there], [], cursor)
  }

  #applyOne({ type, id, record }: RecordChange): boolean {
    const stored = this.#run<{ hash: string; json: string }>(
      'SELECT hash, json FROM records WHERE type = ? AND id = ?',
    ).get(type, id)
    const json = record ? canonicalJson(record) : null
    const hash = json === null ? null : createHash('sha256').update(json).digest('base64url')
    if ((stored?.hash ?? null) === hash) return false
    const before: PublicRecord | null = stored ? JSON.parse(stored.json) : null
    if (before) this.#remove(before)
    if (record && json !== null && hash !== null) this.#insert(record, json, hash)
    const { points, places } = touchedBy(before, record)
    this.touch({ points: [...points, ...this.#count(countSteps(before, record))], places })
    return true
  }

  #remove(record: PublicRecord): void {
    const { type, id } = record
    for (const table of ['records', 'entries', 'media']) {
      this.#run(`DELETE FROM ${table} WHERE type = ? AND id = ?`).run(type, id)
    }
    for (const { field, value } of fieldsOf(record)) {
      this.#run('DELETE FROM fields WHERE type = ? AND field = ? AND value = ? AND id = ?').run(
        type,
        field,
        storedValue(value),
        id,
      )
    }
  }

  #insert(record: PublicRecord, json: string, hash: string): void {
    const { type, id } = record
    this.#run('INSERT INTO records VALUES (?, ?, ?, ?)').run(type, id, hash, json)
    for (const { field, value } of fieldsOf(record))
      this.#run('INSERT INTO fields VALUES (?, ?, ?, ?)').run(type, field, storedValue(value), id)
    for (const name of mediaNames(record)) this.#run('INSERT INTO media VALUES (?, ?, ?)').run(name, type, id)
    const path = recordAddress(record, this.store)
    if (path !== null) this.#run('INSERT OR REPLACE INTO last_addresses VALUES (?, ?, ?)').run(type, id, path)
    if (!isEntry(record)) return
    const card = cardOf(record)
    this.#run('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      type,
      id,
      sortKey(card),
      card.columnKey,
      card.organizationId,
      card.pinned ? 1 : 0,
      canonicalJson(card),
    )
  }

  /** Carries the steps into `period_counts`; gives the points that they touch. */
  #count(steps: readonly CountStep[]): string[] {
    const points: string[] = []
    for (const { scope, within, by } of steps) {
      const before = this.store.count(scope, within)
      const after = before + by
      if (after === 0) this.#run('DELETE FROM period_counts WHERE scope = ? AND within = ?').run(scope, within)
      else this.#run('INSERT OR REPLACE INTO period_counts VALUES (?, ?, ?)').run(scope, within, after)
      points.push(countPoint(scope, within))
      if (before !== 0 && after !== 0) continue
      if (within === '') points.push(presencePoint(scope))
      if (within.length === 7) points.push(monthsPoint(scope))
      if (within.length === 10) points.push(daysPoint(scope, within.slice(0, 7)))
    }
    return points
  }

  /** Adds to what is pending: applied, and not live yet. */
  touch({ points, places }: Touched): void {
    for (const point of points) this.#run('INSERT OR IGNORE INTO pending_points VALUES (?)').run(point)
    for (const { scope, key } of places) this.#run('INSERT OR IGNORE INTO pending_places VALUES (?, ?)').run(scope, key)
  }

  pending(): { touched: Touched; events: PublishEvent[] } {
    return {
      touched: {
        points: this.#run<{ point: string }>('SELECT point FROM pending_points')
          .all()
          .map((row) => row.point),
        places: this.#run<{ scope: string; key: string }>('SELECT scope, key FROM pending_places').all(),
      },
      events: this.#run<PublishEvent>('SELECT seq, at, type, id, action FROM pending_events ORDER BY seq').all(),
    }
  }

  /** To be called when a release that holds the pending changes is live. Events stay until their receipts are posted. */
  clearPending(): void {
    this.#database.exec('DELETE FROM pending_points; DELETE FROM pending_places')
  }

  clearEvents(through: number): void {
    this.#run('DELETE FROM pending_events WHERE seq <= ?').run(through)
  }

  /** A record of any type; null when it is not public. */
  record(type: string, id: string): PublicRecord | null {
    const row = this.#run<{ json: string }>('SELECT json FROM records WHERE type = ? AND id = ?').get(type, id)
    return row ? JSON.parse(row.json) : null
  }

  /** Where a record was last to be seen; null for what has no page of its own. */
  lastAddress(type: string, id: string): string | null {
    const sql = 'SELECT path FROM last_addresses WHERE type = ? AND id = ?'
    return this.#run<{ path: string }>(sql).get(type, id)?.path ?? null
  }

  /** Whether any record uses a media file. */
  usesMedia(name: string): boolean {
    return this.#run('SELECT 1 FROM media WHERE name = ? LIMIT 1').get(name) !== undefined
  }

  mediaInUse(): string[] {
    return this.#run<{ name: string }>('SELECT DISTINCT name FROM media ORDER BY name')
      .all()
      .map((row) => row.name)
  }
}
