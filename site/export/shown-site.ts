import { existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'

/** What readers get at an address. */
export type Shown =
  | { kind: 'file'; object: string; type: string; csp: string | null }
  | { kind: 'moved'; location: string }
  | { kind: 'gone' }

/**
 * The release that readers see: whether someone rolled back to it, when it was made, and how often the past was written anew by then.
 */
export type ShownRelease = { release: number; pinned: boolean; at: string; rewrites: number }

/** From what readers saw to what they see. Null at an address: nothing is told of it any more. `whole`: every address is there. */
export type ShownStep = ShownRelease & { whole: boolean; addresses: ReadonlyMap<string, Shown | null> }

/** The encodings of an object; null while they are still to be made. */
export type Encodings = { br: boolean; gz: boolean } | null

type Row = {
  path: string
  status: number
  object: string | null
  type: string | null
  location: string | null
  headers: string
}

/** Reads the manifest beside the publisher that writes it. */
export class ShownSiteReader {
  readonly #file: string
  readonly #inode: number
  readonly #database: Database.Database
  readonly #encodings: Database.Statement<[string], { br: number | null; gz: number | null; pending: number }>

  constructor(file: string) {
    if (!existsSync(file)) throw new Error(`there is no ${file}`)
    this.#file = file
    this.#inode = statSync(file).ino
    this.#database = new Database(file, { readonly: true, timeout: 5000 })
    this.#encodings = this.#database.prepare('SELECT br, gz, pending FROM objects WHERE hash = ?')
  }

  /** Differs whenever anything in the manifest has changed. */
  get version(): number {
    return Number(this.#database.pragma('data_version', { simple: true }))
  }

  /** Whether another file has taken the place of the one that is read. */
  get replaced(): boolean {
    const stat = statSync(this.#file, { throwIfNoEntry: false })
    return stat !== undefined && stat.ino !== this.#inode
  }

  /**
   * What is otherwise since a release; everything where that is null, or where the way from there is not kept as it was.
   * Null before the first release.
   */
  stepFrom(before: ShownRelease | null): ShownStep | null {
    return this.#database.transaction(() => {
      const pin = this.#meta('pinned')
      const release = pin || this.#meta('live')
      if (release === 0) return null
      const shown: ShownRelease = {
        release,
        pinned: pin !== 0,
        at: this.#at(release),
        rewrites: this.#meta('rewrites'),
      }
      const whole = before === null || !this.#leads(before, shown)
      const since = whole ? 0 : before.release
      const addresses = new Map<string, Shown | null>()
      for (const path of whole ? [] : this.#ended(since, release)) addresses.set(path, null)
      for (const row of this.#begun(since, release)) addresses.set(row.path, shownBy(row))
      return { ...shown, whole, addresses }
    })()
  }

  /** Whether all that was otherwise between two releases can still be told. */
  #leads(before: ShownRelease, shown: ShownRelease): boolean {
    if (before.pinned || shown.pinned || before.rewrites !== shown.rewrites) return false
    const forward = before.release <= shown.release && this.#meta('collectedTo') <= before.release
    return forward && this.#at(before.release) === before.at
  }

  #at(release: number): string {
    const sql = 'SELECT at FROM releases WHERE id = ?'
    return this.#database.prepare<[number], { at: string }>(sql).get(release)?.at ?? ''
  }

  encodings(object: string): Encodings {
    const found = this.#encodings.get(object)
    return !found || found.pending === 1 ? null : { br: found.br !== null, gz: found.gz !== null }
  }

  close(): void {
    this.#database.close()
  }

  #meta(key: string): number {
    const sql = 'SELECT value FROM meta WHERE key = ?'
    return Number(this.#database.prepare<[string], { value: string | number }>(sql).get(key)?.value ?? 0)
  }

  /** What a release shows and an earlier one did not. */
  #begun(since: number, release: number): IterableIterator<Row> {
    return this.#database
      .prepare<[number, number, number], Row>(
        `SELECT path, status, object, type, location, headers FROM entries
         WHERE from_release > ? AND from_release <= ? AND (to_release IS NULL OR to_release > ?)`,
      )
      .iterate(since, release, release)
  }

  /** Addresses whose answer of an earlier release ends by another one. */
  #ended(since: number, release: number): string[] {
    const sql = 'SELECT path FROM entries WHERE to_release > ? AND to_release <= ?'
    return this.#database
      .prepare<[number, number], { path: string }>(sql)
      .all(since, release)
      .map(({ path }) => path)
  }
}

function shownBy({ status, object, type, location, headers }: Row): Shown | null {
  if (status === 200 && object !== null && type !== null) {
    const own: Record<string, string> = JSON.parse(headers)
    return { kind: 'file', object, type, csp: own['content-security-policy'] ?? null }
  }
  if (status === 301 && location !== null) return { kind: 'moved', location }
  return status === 410 ? { kind: 'gone' } : null
}
