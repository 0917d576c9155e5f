import type Database from 'better-sqlite3'
import { Memory } from '../reads/memory.ts'
import type { Claim, PlanResult } from '../reads/plan-node.ts'
import type { ReadArgs } from '../reads/read.ts'
import type { Touched, Touches } from '../reads/touches.ts'
import type { ReadUse } from '../render/read-cache.ts'
import { openDatabase } from '../sqlite/open.ts'
import { type Statements, statements } from '../sqlite/statements.ts'
import { nodeKey, pathOf, type StoredPlan } from './replan.ts'
import { dependenciesVersion, dependencyIndexes, dependencyTables, fillingEnds, fillingTables } from './tables.ts'

export type StoredRead = { id: number; key: string; name: string; args: ReadArgs; hash: string }

const idsWhileFilling = 4000

/** Stands for a read that came out differently on the way: whatever it comes to next, its pages render again. */
const unsettled = 'unsettled'

/**
 * Which reads looked at what, which pages used which reads, and what the plan was, for one edition of the site. A file of
 * its own, because a rebuild makes a new one while the old one is in use. It never waits for the disk: after a power cut
 * `generation` lags behind the manifest's, and the site is rendered anew.
 */
export class Dependencies implements StoredPlan {
  readonly #database: Database.Database
  readonly #sql: Statements
  /** Reads that lost a page or their node in this transaction. */
  readonly #maybeUnused = new Set<number>()
  /** While a whole site is stored: the ids of the reads that came last, by key. Every page uses some of them. */
  #filling: Memory | null = null

  constructor(file: string) {
    this.#database = openDatabase(file, { tables: dependencyTables, version: dependenciesVersion, synchronous: 'OFF' })
    this.#sql = statements(this.#database)
  }

  /** For storing a whole site: without indexes until `filled`. */
  fill(): void {
    this.#filling = new Memory(idsWhileFilling)
    this.#database.exec(fillingTables)
    this.#database.pragma('foreign_keys = OFF')
    // Nobody reads the file meanwhile, and what a crash leaves of it is thrown away.
    this.#database.pragma('journal_mode = OFF')
  }

  /** Ends what `fill` began. */
  filled(): void {
    this.#filling = null
    this.#database.exec(fillingEnds)
    this.#database.exec(dependencyIndexes)
    this.#database.pragma('foreign_keys = ON')
    this.#database.pragma('journal_mode = WAL')
  }

  close(): void {
    this.#database.close()
  }

  transaction<Result>(run: () => Result): Result {
    return this.#database.transaction(run).immediate()
  }

  /** How many releases it has followed; 0 when it holds no whole site. */
  get generation(): number {
    return Number(this.#sql<{ value: string }>("SELECT value FROM meta WHERE key = 'generation'").get()?.value ?? 0)
  }

  set generation(value: number) {
    this.#sql("INSERT OR REPLACE INTO meta VALUES ('generation', ?)").run(String(value))
  }

  /** The reads that looked at anything of what is touched. */
  touchedReads({ points, places }: Touched): StoredRead[] {
    const ids = new Set<number>()
    const byPoint = this.#sql<{ read: number }>('SELECT read FROM read_points WHERE point = ?')
    for (const point of points) for (const { read } of byPoint.all(point)) ids.add(read)
    const byPlace = this.#sql<{ read: number }>(
      'SELECT read FROM read_ranges WHERE scope = ? AND high >= ? AND low <= ?',
    )
    for (const { scope, key } of places) for (const { read } of byPlace.all(scope, key, key)) ids.add(read)
    const one = this.#sql<Omit<StoredRead, 'args'> & { args: string }>(
      'SELECT id, key, name, args, hash FROM reads WHERE id = ?',
    )
    return [...ids]
      .sort((left, right) => left - right)
      .flatMap((id) => {
        const row = one.get(id)
        return row ? [{ ...row, args: JSON.parse(row.args) }] : []
      })
  }

  pagesUsing(read: number): string[] {
    const sql = 'SELECT path FROM page_reads JOIN pages ON pages.id = page WHERE read = ?'
    return this.#sql<{ path: string }>(sql)
      .all(read)
      .map((row) => row.path)
  }

  /** Whether it is known what a page reads. */
  hasPage(path: string): boolean {
    return this.#sql('SELECT 1 FROM pages WHERE path = ?').get(path) !== undefined
  }

  result(key: string): PlanResult | null {
    const row = this.#sql<{ result: string }>('SELECT result FROM nodes WHERE key = ?').get(key)
    return row ? JSON.parse(row.result) : null
  }

  parents(key: string): string[] {
    return this.#sql<{ parent: string }>('SELECT parent FROM node_children WHERE child = ?')
      .all(key)
      .map((row) => row.parent)
  }

  claimants(path: string): { node: string; claim: Claim }[] {
    const rows = this.#sql<{ node: string; claim: string }>('SELECT node, claim FROM claims WHERE path = ?').all(path)
    return rows.map(({ node, claim }) => ({ node, claim: JSON.parse(claim) }))
  }

  /** Stores what reads came to and looked at. To be called inside a transaction, as everything below. */
  storeReads(uses: Iterable<ReadUse>): void {
    const known = this.#sql<{ hash: string; touches: string }>('SELECT hash, touches FROM reads WHERE key = ?')
    for (const use of uses) {
      if (this.#filling && this.#storeNew(use, this.#filling)) continue
      const stored = known.get(use.key)
      if (stored?.hash === use.hash && stored.touches === use.touchesHash) continue
      const settled = !this.#filling || stored === undefined || stored.hash === use.hash
      const id = this.#storeRead(use, settled ? use.hash : unsettled)
      if (stored?.touches !== use.touchesHash) this.#storeTouches(id, use.touches)
    }
  }

  /** Stores a read that was not there; false when it was. */
  #storeNew({ key, name, args, hash, touches, touchesHash }: ReadUse, ids: Memory): boolean {
    const write = this.#sql<{ id: number }>(
      'INSERT INTO reads (key, name, args, hash, touches) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id',
    )
    const id = write.get(key, name, JSON.stringify(args), hash, touchesHash)?.id
    if (id === undefined) return false
    ids.keep(key, id)
    this.#storeTouches(id, touches)
    return true
  }

  #storeRead({ key, name, args, touchesHash }: ReadUse, hash: string): number {
    const write = this.#sql<{ id: number }>(
      `INSERT INTO reads (key, name, args, hash, touches) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET hash = excluded.hash, touches = excluded.touches RETURNING id`,
    )
    const row = write.get(key, name, JSON.stringify(args), hash, touchesHash)
    if (!row) throw new Error(`The read ${key} was not stored.`)
    return row.id
  }

  #storeTouches(read: number, { points, ranges }: Touches): void {
    // While a whole site is stored, what a read looked at on different states counts together.
    if (!this.#filling) {
      this.#sql('DELETE FROM read_points WHERE read = ?').run(read)
      this.#sql('DELETE FROM read_ranges WHERE read = ?').run(read)
    }
    const [pointsTable, rangesTable] = this.#filling ? ['fill_points', 'fill_ranges'] : ['read_points', 'read_ranges']
    const point = this.#sql(`INSERT OR IGNORE INTO ${pointsTable} VALUES (?, ?)`)
    for (const name of points) point.run(name, read)
    const range = this.#sql(`INSERT OR IGNORE INTO ${rangesTable} VALUES (?, ?, ?, ?)`)
    for (const { scope, low, high } of ranges) range.run(scope, high, low, read)
  }

  /** Stores which reads a page used; `keep` leaves those it used before (its render failed, and they may be why). */
  storePage(path: string, readKeys: readonly string[], keep: boolean): void {
    if (this.#filling) {
      this.#storeNewPage(path, readKeys, this.#filling)
      return
    }
    this.#sql('INSERT OR IGNORE INTO pages (path) VALUES (?)').run(path)
    const page = this.#sql<{ id: number }>('SELECT id FROM pages WHERE path = ?').get(path)?.id
    if (!keep) {
      this.#noteReadsOf(path)
      this.#sql('DELETE FROM page_reads WHERE page = ?').run(page)
    }
    const link = this.#sql('INSERT OR IGNORE INTO page_reads SELECT ?, id FROM reads WHERE key = ?')
    for (const key of readKeys) link.run(page, key)
  }

  #storeNewPage(path: string, readKeys: readonly string[], ids: Memory): void {
    const put = this.#sql<{ id: number }>(
      'INSERT INTO pages (path) VALUES (?) ON CONFLICT (path) DO UPDATE SET path = path RETURNING id',
    )
    const page = put.get(path)?.id
    const find = this.#sql<{ id: number }>('SELECT id FROM reads WHERE key = ?')
    const link = this.#sql('INSERT INTO fill_page_reads VALUES (?, ?)')
    for (const key of readKeys) {
      const read = ids.recall(key, () => find.get(key)?.id)
      if (read !== undefined) link.run(page, read)
    }
  }

  #noteReadsOf(path: string): void {
    const sql = 'SELECT read FROM page_reads JOIN pages ON pages.id = page WHERE path = ?'
    for (const { read } of this.#sql<{ read: number }>(sql).all(path)) this.#maybeUnused.add(read)
  }

  dropPage(path: string): void {
    this.#noteReadsOf(path)
    this.#sql('DELETE FROM pages WHERE path = ?').run(path)
  }

  storeNode(key: string, result: PlanResult | null): void {
    if (!this.#filling) this.#sql('DELETE FROM nodes WHERE key = ?').run(key)
    if (!result) {
      const read = this.#sql<{ id: number }>('SELECT id FROM reads WHERE key = ?').get(key)
      if (read) this.#maybeUnused.add(read.id)
      return
    }
    this.#sql('INSERT OR REPLACE INTO nodes VALUES (?, ?)').run(key, JSON.stringify(result))
    const child = this.#sql('INSERT OR IGNORE INTO node_children VALUES (?, ?)')
    for (const ref of result.children) child.run(key, nodeKey(ref))
    const claim = this.#sql('INSERT OR IGNORE INTO claims VALUES (?, ?, ?)')
    for (const claimed of result.paths) claim.run(pathOf(claimed), key, JSON.stringify(claimed))
  }

  /** Forgets reads that no page and no node uses any more; gives their keys. */
  dropUnused(): string[] {
    const drop = this.#sql<{ key: string }>(
      `DELETE FROM reads WHERE id = ? AND NOT EXISTS (SELECT 1 FROM page_reads WHERE read = reads.id)
       AND NOT EXISTS (SELECT 1 FROM nodes WHERE nodes.key = reads.key) RETURNING key`,
    )
    const dropped = [...this.#maybeUnused].flatMap((id) => drop.get(id)?.key ?? [])
    this.#maybeUnused.clear()
    return dropped
  }
}
