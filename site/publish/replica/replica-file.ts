import { createHash } from 'node:crypto'
import { mediaNames, type PublicRecord, type PublishEvent, type RecordChange } from '@huoye/content-types'
import Database from 'better-sqlite3'
import { canonicalJson } from '../reads/read.ts'
import type { RecordStore } from '../reads/recording.ts'
import { sortKey } from '../reads/replica.ts'
import { countPoint, daysPoint, monthsPoint, presencePoint } from '../reads/touches.ts'
import { type DatabaseShape, openOrStartOver } from '../sqlite/open.ts'
import { cacheSize, type Statements, statements } from '../sqlite/statements.ts'
import { cardOf } from './card.ts'
import { recordAddress } from './record-address.ts'
import { RememberingStore } from './remembering-store.ts'
import { SqliteStore, storedValue } from './store.ts'
import { replicaTables, replicaVersion } from './tables.ts'
import { type CountStep, countSteps, fieldsOf, isEntry, touchedBy } from './touched.ts'
import { Waiting } from './waiting.ts'
import { Wholeness } from './wholeness.ts'

/** A record with the version of the document that it was made from; null where that is not known. */
export type VersionedRecord = { record: PublicRecord; version: string | null }

/** Of what was written, so many are named to those who follow; who is further behind looks at everything. */
const changesKept = 10_000

/** A power cut may take the last changes back, never some of them: the feed brings them again. */
const shape: DatabaseShape = { tables: replicaTables, version: replicaVersion, synchronous: 'NORMAL' }

/** The single writer of the replica. Every method is one transaction. */
export class ReplicaFile {
  readonly #file: string
  readonly #database: Database.Database
  readonly #run: Statements
  readonly store: SqliteStore
  /** What is to be published, and the events that wait for receipts. */
  readonly waiting: Waiting
  readonly wholeness: Wholeness

  /** Opens or creates the file; a file of another version or a damaged one is emptied. `:memory:` serves tests. */
  constructor(file: string) {
    this.#file = file
    this.#database = openOrStartOver(file, shape)
    // What is withdrawn must not be found in the file either.
    this.#database.pragma('secure_delete = ON')
    this.#run = statements(this.#database)
    this.store = new SqliteStore(this.#run)
    this.waiting = new Waiting(this.#run)
    this.wholeness = new Wholeness(file, this.#database, this.#run)
  }

  /** Writes everything into the file itself: nothing of what was deleted stays in the log beside it. */
  emptyLog(): void {
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
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
    return this.#write(changes, events, cursor)
  }

  /** Without a cursor, before the first snapshot is whole, nothing is touched: there is no site yet that could change. */
  #write(changes: readonly RecordChange[], events: readonly PublishEvent[], cursor: number | null): number {
    const write = this.#database.transaction(() => {
      this.wholeness.begin()
      const applied = changes.filter((change) => this.#applyOne(change, cursor !== null && this.cursor !== null)).length
      this.waiting.note(events)
      if (cursor !== null) this.setMeta('cursor', String(cursor))
      this.#run('DELETE FROM changes WHERE n <= (SELECT max(n) FROM changes) - ?').run(changesKept)
      this.wholeness.note()
      return applied
    })
    try {
      return write()
    } catch (error) {
      this.wholeness.forget()
      throw error
    }
  }

  /**
   * Makes the replica equal to records that are all there are, and gives how many differed. The cursor given may be behind
   * the snapshot: the feed then brings again what is there already, together with its events.
   */
  reconcile(records: readonly PublicRecord[], cursor: number): number {
    const intake = this.intake()
    intake.take(records.map((record) => ({ record, version: null })))
    return intake.finish(cursor)
  }

  /** Takes a snapshot in part by part; only `finish` takes away what was not in it, and gives how many records differed. */
  intake(): { take(records: readonly VersionedRecord[]): void; finish(cursor: number): number } {
    const seen = new Set<string>()
    const cursor = this.cursor ?? -1
    let differing = 0
    return {
      take: (records) => {
        for (const { record } of records) seen.add(`${record.type}/${record.id}`)
        const there = records.map(({ record, version }) => ({ type: record.type, id: record.id, record, version }))
        differing += this.#write(there, [], cursor < 0 ? null : cursor)
      },
      finish: (at) => {
        const gone = this.#run<{ type: string; id: string }>('SELECT type, id FROM records')
          .all()
          .filter(({ type, id }) => !seen.has(`${type}/${id}`))
          .map(({ type, id }): RecordChange => ({ type, id, record: null, version: null }))
        return differing + this.#write(gone, [], at)
      },
    }
  }

  #applyOne({ type, id, record, version }: RecordChange, touching: boolean): boolean {
    this.#run('DELETE FROM hidden WHERE type = ? AND id = ?').run(type, id)
    if (!record && version !== null) this.#run('INSERT INTO hidden VALUES (?, ?, ?)').run(type, id, version)
    const stored = this.#run<{ hash: string; json: string }>(
      'SELECT hash, json FROM records WHERE type = ? AND id = ?',
    ).get(type, id)
    const json = record ? canonicalJson(record) : null
    const hash = json === null ? null : createHash('sha256').update(json).digest('base64url')
    if ((stored?.hash ?? null) === hash) {
      this.#run('UPDATE records SET version = ? WHERE type = ? AND id = ?').run(version, type, id)
      return false
    }
    const before: PublicRecord | null = stored ? JSON.parse(stored.json) : null
    if (before) this.#remove(before)
    if (record && json !== null && hash !== null) this.#insert(record, json, hash, version)
    this.#run('INSERT INTO changes (type, id) VALUES (?, ?)').run(type, id)
    const { points, places } = touchedBy(before, record)
    const counted = this.#count(countSteps(before, record))
    if (touching) this.waiting.touch({ points: [...points, ...counted], places })
    return true
  }

  #remove(record: PublicRecord): void {
    const { type, id } = record
    this.wholeness.carry(record, -1)
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

  #insert(record: PublicRecord, json: string, hash: string, version: string | null): void {
    const { type, id } = record
    this.wholeness.carry(record, 1)
    this.#run('INSERT INTO records VALUES (?, ?, ?, ?, ?)').run(type, id, hash, json, version)
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

  /** To be called when a release that holds everything applied is live. */
  settle(): void {
    this.#database.transaction(() => this.waiting.settle())()
  }

  /**
   * Holds the present state still for one reader, whatever is applied meanwhile.
   * The memory of a replica in memory has one state only, the newest.
   */
  hold(): { store: RecordStore; release(): void } {
    if (this.#file === ':memory:') return { store: new RememberingStore(this.store), release: () => undefined }
    const database = new Database(this.#file, { readonly: true })
    database.pragma(cacheSize)
    database.exec('BEGIN')
    database.prepare('SELECT 1 FROM meta').get()
    const store = new RememberingStore(new SqliteStore(statements(database)))
    return { store, release: () => database.close() }
  }

  /** Documents of a type whose version here is another than there, and those that are not there any more. */
  differing(type: string, versions: ReadonlyMap<string, string>): { type: string; id: string }[] {
    const sql = `SELECT id, version FROM records WHERE type = ? UNION ALL SELECT id, version FROM hidden WHERE type = ?`
    const held = new Map(
      this.#run<{ id: string; version: string | null }>(sql)
        .all(type, type)
        .map(({ id, version }) => [id, version]),
    )
    const changed = [...versions].filter(([id, version]) => held.get(id) !== version).map(([id]) => id)
    const gone = [...held.keys()].filter((id) => !versions.has(id))
    return [...changed, ...gone].map((id) => ({ type, id }))
  }

  /** Types of which it holds any document. */
  types(): string[] {
    return this.#run<{ type: string }>('SELECT type FROM records UNION SELECT type FROM hidden')
      .all()
      .map(({ type }) => type)
  }

  /** Forgets all content, so that a snapshot can fill it anew; what is pending, and where things were last, stays. */
  forgetContent(): void {
    this.#database.exec(
      `DELETE FROM records; DELETE FROM hidden; DELETE FROM fields; DELETE FROM entries; DELETE FROM period_counts;
       DELETE FROM media; DELETE FROM meta WHERE key IN ('cursor', 'shape'); INSERT INTO changes (type, id) VALUES ('', '')`,
    )
    this.wholeness.forget()
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

  /** The first records that use a media file. */
  usersOfMedia(name: string): { type: string; id: string }[] {
    return this.#run<{ type: string; id: string }>(
      'SELECT type, id FROM media WHERE name = ? ORDER BY type, id LIMIT 5',
    ).all(name)
  }

  mediaInUse(): string[] {
    return this.#run<{ name: string }>('SELECT DISTINCT name FROM media ORDER BY name')
      .all()
      .map((row) => row.name)
  }
}
