import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What the engine noted about its releases. */
export interface Releases {
  readonly pagesRendered: number
  readonly pagesChanged: number
  /** Milliseconds that each release took, from the change in hand to live. */
  readonly engineMs: readonly number[]
}

/** The number of the newest release. */
export function newestRelease(dataDir: string): number {
  return query(dataDir, 'SELECT coalesce(max(id), 0) AS id FROM releases').map((row) => Number(row.id))[0] ?? 0
}

/** The releases after `after` that a publish caused. */
export function releasesSince(dataDir: string, after: number): Releases {
  const rows = query(
    dataDir,
    "SELECT pages_rendered AS rendered, pages_changed AS changed, timings FROM releases WHERE id > ? AND cause = 'feed'",
    after,
  )
  const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name]), 0)
  return {
    pagesRendered: sum('rendered'),
    pagesChanged: sum('changed'),
    engineMs: rows.filter((row) => Number(row.changed) > 0).map((row) => totalOf(String(row.timings))),
  }
}

function totalOf(timings: string): number {
  const parsed: unknown = JSON.parse(timings)
  const steps: unknown[] = typeof parsed === 'object' && parsed !== null ? Object.values(parsed) : []
  return steps.reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 0), 0)
}

function query(dataDir: string, sql: string, ...parameters: number[]) {
  const manifest = new DatabaseSync(join(dataDir, 'manifest.db'), { readOnly: true })
  try {
    return manifest.prepare(sql).all(...parameters)
  } finally {
    manifest.close()
  }
}
