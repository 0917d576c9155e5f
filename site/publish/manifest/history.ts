import {
  differencesNamed,
  type RefusalCode,
  type Release,
  type ReleaseDiff,
  release as releaseContract,
} from '@huoye/content-types'
import type { ManifestFile } from './manifest-file.ts'

/** The site can be rolled back to so many releases; those of the search do not count. */
const releasesKept = 50
/** Releases that are told of. Only the newest of them are kept. */
const releasesListed = 1000

/** Thrown where an answer would be a lie; nothing has happened. */
export class Refused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

/** Releases of the past: which there are, how they differ, and which one readers see. */
export class History {
  readonly #manifest: ManifestFile
  readonly #kept: number

  /** @param kept releases that the site can be rolled back to */
  constructor(manifest: ManifestFile, kept: number = releasesKept) {
    this.#manifest = manifest
    this.#kept = kept
  }

  /** The oldest release that is kept whole. What readers see is always kept. */
  get keptFrom(): number {
    const { pinned, sql } = this.#manifest
    const oldest = sql<{ id: number }>(
      'SELECT id FROM releases WHERE background = 0 ORDER BY id DESC LIMIT 1 OFFSET ?',
    ).get(this.#kept - 1)
    const collected = Number(this.#manifest.meta('collectedTo') ?? 0)
    return Math.max(collected, Math.min(oldest?.id ?? 1, pinned ?? Number.POSITIVE_INFINITY))
  }

  /** The oldest release that is told of. */
  get listedFrom(): number {
    const sql = 'SELECT id FROM releases WHERE background = 0 ORDER BY id DESC LIMIT 1 OFFSET ?'
    const oldest = this.#manifest.sql<{ id: number }>(sql).get(releasesListed - 1)
    return Math.min(oldest?.id ?? 1, this.keptFrom)
  }

  /** Newest first. */
  list(limit: number): Release[] {
    const { keptFrom } = this
    const rows = this.#manifest
      .sql<ReleaseRow>('SELECT * FROM releases WHERE background = 0 ORDER BY id DESC LIMIT ?')
      .all(Math.min(limit, releasesListed))
    return rows.map((row) => told(row, keptFrom))
  }

  /** How `to` answers otherwise than `from`. Throws Refused when either is not kept. */
  diff(from: number, to: number): ReleaseDiff {
    this.#existing(from)
    this.#existing(to)
    const earlier = Math.min(from, to)
    const found = { added: new Named(), changed: new Named(), removed: new Named() }
    const sql = `SELECT path, max(CASE WHEN ${shown} AND status <> 410 THEN ${answer} END) AS before,
      max(CASE WHEN ${shown} AND status <> 410 THEN ${answer} END) AS after FROM entries
      WHERE from_release > ? OR to_release > ? GROUP BY path`
    const rows = this.#manifest.sql<{ path: string; before: string | null; after: string | null }>(sql)
    for (const { path, before, after } of rows.iterate(from, from, to, to, earlier, earlier)) {
      if (before === after || path.startsWith('/search-index/')) continue
      found[before === null ? 'added' : after === null ? 'removed' : 'changed'].add(path)
    }
    return { from, to, added: found.added.told, changed: found.changed.told, removed: found.removed.told }
  }

  /** Shows readers a kept release until `resume`; publishing goes on behind it. Throws Refused. */
  rollBackTo(release: number): void {
    this.#existing(release)
    this.#manifest.pin(release)
  }

  /** Shows readers the newest release again. Throws Refused when they see it already. */
  resume(now: Date): void {
    const manifest = this.#manifest
    if (manifest.pinned === null) throw new Refused('HUOYE-RELEASE-003')
    manifest.transaction(() => {
      manifest.pin(null)
      manifest.setMeta('shownSince', now.toISOString())
    })
  }

  #existing(release: number): void {
    if (!Number.isInteger(release)) throw new Refused('HUOYE-RELEASE-001')
    const known = this.#manifest.sql<{ id: number }>('SELECT id FROM releases WHERE id = ?').get(release)
    if (release > this.#manifest.release || release < 1) throw new Refused('HUOYE-RELEASE-001')
    if (release < this.keptFrom) throw new Refused('HUOYE-RELEASE-002')
    if (!known) throw new Refused('HUOYE-RELEASE-001')
  }
}

const shown = 'from_release <= ? AND (to_release IS NULL OR to_release > ?)'
const answer = "status || ' ' || coalesce(object, '') || ' ' || coalesce(location, '') || headers"

class Named {
  readonly #paths: string[] = []
  #count = 0

  add(path: string): void {
    this.#count += 1
    if (this.#paths.length < differencesNamed) this.#paths.push(path)
  }

  get told(): ReleaseDiff['added'] {
    return { count: this.#count, paths: this.#paths }
  }
}

type ReleaseRow = {
  id: number
  at: string
  cause: string
  background: number
  pages: number
  added: number
  changed: number
  removed: number
  ms: number
  timings: string
  events: string
  event_count: number
}

function told({ id, timings, events, event_count, background, ...row }: ReleaseRow, keptFrom: number): Release {
  const { at, cause, pages, added, changed, removed, ms } = row
  const { sinceCommit }: { sinceCommit?: number } = JSON.parse(timings)
  return releaseContract.parse({
    ...{ release: id, at, cause, background: background === 1, pages, added, changed, removed },
    ...{
      ms,
      sinceCommit: sinceCommit ?? null,
      events: JSON.parse(events),
      eventCount: event_count,
      kept: id >= keptFrom,
    },
  })
}
