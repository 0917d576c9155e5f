import { rowOf } from './entry.ts'
import type { ManifestFile } from './manifest-file.ts'

/** What releases of the past show: how it is forgotten, and written anew where nobody may see it any more. */
export class Past {
  readonly #manifest: ManifestFile

  constructor(manifest: ManifestFile) {
    this.#manifest = manifest
  }

  /**
   * Forgets some of what no release from `keptFrom` on shows. Gives how many entries that were, and the objects that nothing
   * names any more, which are then unknown here.
   */
  dropBefore(keptFrom: number, atMost: number): { dropped: number; unused: string[] } {
    return this.#manifest.transaction(() => {
      const sql = 'SELECT path, from_release, object FROM entries WHERE to_release <= ? LIMIT ?'
      const rows = this.#manifest
        .sql<{ path: string; from_release: number; object: string | null }>(sql)
        .all(keptFrom, atMost)
      if (rows.length > 0) this.#manifest.setMeta('collectedTo', keptFrom)
      const drop = this.#manifest.sql('DELETE FROM entries WHERE path = ? AND from_release = ?')
      for (const { path, from_release } of rows) drop.run(path, from_release)
      return { dropped: rows.length, unused: this.#release(rows.flatMap(({ object }) => object ?? [])) }
    })
  }

  /** Counts entries that name objects no more, and forgets the objects that none names. */
  #release(objects: readonly string[]): string[] {
    const less = this.#manifest.sql<{ uses: number }>(
      'UPDATE objects SET uses = uses - 1 WHERE hash = ? RETURNING uses',
    )
    const freed = objects.filter((hash) => (less.get(hash)?.uses ?? 0) <= 0)
    const staged = freed.length > 0 ? this.#stagedObjects() : new Set()
    const unused = freed.filter((hash) => !staged.has(hash))
    const forget = this.#manifest.sql('DELETE FROM objects WHERE hash = ?')
    for (const hash of unused) forget.run(hash)
    return unused
  }

  #stagedObjects(): Set<string> {
    const rows = this.#manifest
      .sql<{ object: string }>('SELECT DISTINCT object FROM staged WHERE object IS NOT NULL')
      .all()
    return new Set(rows.map(({ object }) => object))
  }

  /** Objects of what releases of the past showed and the newest does not. */
  objects(): { path: string; object: string }[] {
    const sql = 'SELECT DISTINCT path, object FROM entries WHERE to_release IS NOT NULL AND object IS NOT NULL'
    return this.#manifest.sql<{ path: string; object: string }>(sql).all()
  }

  /**
   * Makes releases of the past answer with what the newest one does wherever they showed one of these objects at the address.
   * Gives the objects that nothing names any more.
   */
  overwrite(shown: readonly { path: string; object: string }[]): string[] {
    return this.#manifest.transaction(() => {
      const rewrite = this.#manifest.sql(
        `UPDATE entries SET status = ?, object = ?, type = ?, location = ?, headers = ?
         WHERE path = ? AND object = ? AND to_release IS NOT NULL`,
      )
      const use = this.#manifest.sql('UPDATE objects SET uses = uses + ? WHERE hash = ?')
      const freed = shown.flatMap(({ path, object }) => {
        const now = this.#manifest.live(path) ?? rowOf({ status: 410 })
        if (now.object === object) return []
        const { changes } = rewrite.run(now.status, now.object, now.type, now.location, now.headers, path, object)
        use.run(changes, now.object)
        return Array.from({ length: changes }, () => object)
      })
      this.#noteRewrite()
      return this.#release(freed)
    })
  }

  /** Makes releases of the past answer below a folder with what the newest one does. Gives the objects that nothing names any more. */
  onlyAsNow(folder: string): string[] {
    return this.#manifest.transaction(() => {
      const below = 'path >= ? AND path < ?'
      const bounds = [folder, `${folder}\uffff`]
      const past = this.#manifest
        .sql<{ object: string | null }>(
          `DELETE FROM entries WHERE ${below} AND to_release IS NOT NULL RETURNING object`,
        )
        .all(...bounds)
      this.#manifest.sql(`UPDATE entries SET from_release = 1 WHERE ${below}`).run(...bounds)
      this.#noteRewrite()
      return this.#release(past.flatMap(({ object }) => object ?? []))
    })
  }

  /** For who follows release by release: what lies between two of them is not told as it was any more. */
  #noteRewrite(): void {
    this.#manifest.setMeta('rewrites', Number(this.#manifest.meta('rewrites') ?? 0) + 1)
  }

  /** Takes all addresses below a folder away, so that they are unknown rather than gone. For files that nothing links to any more. */
  forgetBelow(folder: string): void {
    const sql = 'UPDATE entries SET to_release = ? WHERE path >= ? AND path < ? AND to_release IS NULL'
    this.#manifest.sql(sql).run(this.#manifest.release + 1, folder, `${folder}\uffff`)
  }

  /** Forgets what releases that are not told of any more said of themselves. */
  dropNotes(before: number): void {
    this.#manifest.sql('DELETE FROM releases WHERE id < ?').run(before)
  }
}
