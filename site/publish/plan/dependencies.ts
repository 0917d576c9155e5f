import type { ManifestFile } from '../manifest/manifest-file.ts'
import type { Claim, PlanResult } from '../reads/plan-node.ts'
import type { ReadArgs } from '../reads/read.ts'
import type { Touched, Touches } from '../reads/touches.ts'
import type { ReadUse } from '../render/read-cache.ts'
import { nodeKey, pathOf, type StoredPlan } from './replan.ts'

export type StoredRead = { id: number; key: string; name: string; args: ReadArgs; hash: string }

/** Which reads looked at what, which pages used which reads, and what the plan was. Kept in the manifest's file, so that it changes with the release. */
export class Dependencies implements StoredPlan {
  readonly #sql: ManifestFile['sql']
  /** Reads that lost a page or their node in this transaction. */
  readonly #maybeUnused = new Set<number>()

  constructor(manifest: ManifestFile) {
    this.#sql = manifest.sql
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

  /** Stores what reads came to and looked at. To be called inside the release's transaction, as everything below. */
  storeReads(uses: Iterable<ReadUse>): void {
    const known = this.#sql<{ id: number; hash: string; touches: string }>(
      'SELECT id, hash, touches FROM reads WHERE key = ?',
    )
    for (const use of uses) {
      const stored = known.get(use.key)
      if (stored?.hash === use.hash && stored.touches === use.touchesHash) continue
      const id = this.#storeRead(use)
      if (stored?.touches !== use.touchesHash) this.#storeTouches(id, use.touches)
    }
  }

  #storeRead({ key, name, args, hash, touchesHash }: ReadUse): number {
    const write = this.#sql<{ id: number }>(
      `INSERT INTO reads (key, name, args, hash, touches) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET hash = excluded.hash, touches = excluded.touches RETURNING id`,
    )
    const row = write.get(key, name, JSON.stringify(args), hash, touchesHash)
    if (!row) throw new Error(`The read ${key} was not stored.`)
    return row.id
  }

  #storeTouches(read: number, { points, ranges }: Touches): void {
    this.#sql('DELETE FROM read_points WHERE read = ?').run(read)
    this.#sql('DELETE FROM read_ranges WHERE read = ?').run(read)
    const point = this.#sql('INSERT OR IGNORE INTO read_points VALUES (?, ?)')
    for (const name of points) point.run(name, read)
    const range = this.#sql('INSERT OR IGNORE INTO read_ranges VALUES (?, ?, ?, ?)')
    for (const { scope, low, high } of ranges) range.run(scope, high, low, read)
  }

  /** Stores which reads a page used; `keep` leaves those it used before (its render failed, and they may be why). */
  storePage(path: string, readKeys: readonly string[], keep: boolean): void {
    this.#sql('INSERT OR IGNORE INTO pages (path) VALUES (?)').run(path)
    const page = this.#sql<{ id: number }>('SELECT id FROM pages WHERE path = ?').get(path)?.id
    if (!keep) {
      this.#noteReadsOf(path)
      this.#sql('DELETE FROM page_reads WHERE page = ?').run(page)
    }
    const link = this.#sql('INSERT OR IGNORE INTO page_reads SELECT ?, id FROM reads WHERE key = ?')
    for (const key of readKeys) link.run(page, key)
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
    this.#sql('DELETE FROM nodes WHERE key = ?').run(key)
    if (!result) {
      const read = this.#sql<{ id: number }>('SELECT id FROM reads WHERE key = ?').get(key)
      if (read) this.#maybeUnused.add(read.id)
      return
    }
    this.#sql('INSERT INTO nodes VALUES (?, ?)').run(key, JSON.stringify(result))
    const child = this.#sql('INSERT OR IGNORE INTO node_children VALUES (?, ?)')
    for (const ref of result.children) child.run(key, nodeKey(ref))
    const claim = this.#sql('INSERT OR IGNORE INTO claims VALUES (?, ?, ?)')
    for (const claimed of result.paths) claim.run(pathOf(claimed), key, JSON.stringify(claimed))
  }

  /** Forgets the whole plan and all dependencies, before a full render writes them anew. */
  clear(): void {
    for (const table of ['page_reads', 'pages', 'nodes', 'reads']) this.#sql(`DELETE FROM ${table}`).run()
  }

  /** Forgets reads that no page and no node uses any more. */
  dropUnused(): void {
    const drop = this.#sql(
      `DELETE FROM reads WHERE id = ? AND NOT EXISTS (SELECT 1 FROM page_reads WHERE read = reads.id)
       AND NOT EXISTS (SELECT 1 FROM nodes WHERE nodes.key = reads.key)`,
    )
    for (const id of this.#maybeUnused) drop.run(id)
    this.#maybeUnused.clear()
  }
}
