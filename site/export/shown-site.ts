import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'

export type ShownFile = { path: string; object: string; type: string; csp: string | null; br: boolean; gz: boolean }

/** Everything that readers get, as one release: files, redirects, and what is gone. */
export type ShownSite = { release: number; files: ShownFile[]; moved: [string, string][]; gone: string[] }

type Row = {
  path: string
  status: number
  object: string | null
  type: string | null
  location: string | null
  headers: string
  br: number | null
  gz: number | null
}

/** Reads the manifest beside the publisher that writes it. */
export class ShownSiteReader {
  readonly #database: Database.Database

  constructor(file: string) {
    if (!existsSync(file)) throw new Error(`there is no ${file}`)
    this.#database = new Database(file, { readonly: true, timeout: 5000 })
  }

  /** Differs whenever anything in the manifest has changed. */
  get version(): number {
    return Number(this.#database.pragma('data_version', { simple: true }))
  }

  /** The release that readers see now; null before the first. */
  read(): ShownSite | null {
    return this.#database.transaction(() => {
      const meta = new Map(
        this.#database
          .prepare<[], { key: string; value: string | number }>('SELECT key, value FROM meta')
          .all()
          .map(({ key, value }) => [key, Number(value)]),
      )
      const release = meta.get('pinned') || meta.get('live') || 0
      if (release === 0) return null
      const rows = this.#database
        .prepare<[number, number], Row>(
          `SELECT path, status, object, type, location, headers, br, gz FROM entries LEFT JOIN objects ON hash = object
           WHERE from_release <= ? AND (to_release IS NULL OR to_release > ?)`,
        )
        .all(release, release)
      return { release, ...siteOf(rows) }
    })()
  }

  close(): void {
    this.#database.close()
  }
}

function siteOf(rows: readonly Row[]): Omit<ShownSite, 'release'> {
  const files: ShownFile[] = []
  const moved: [string, string][] = []
  const gone: string[] = []
  for (const { path, status, object, type, location, headers, br, gz } of rows) {
    if (status === 200 && object !== null && type !== null) {
      const own: Record<string, string> = JSON.parse(headers)
      const csp = own['content-security-policy'] ?? null
      files.push({ path, object, type, csp, br: br !== null, gz: gz !== null })
    } else if (status === 301 && location !== null) moved.push([path, location])
    else if (status === 410) gone.push(path)
  }
  return { files, moved, gone }
}
