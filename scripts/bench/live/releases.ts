import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { publicSite } from '@huoye/content-types'
import { percentile } from '../percentile.ts'

/** What the engine noted about its releases. */
export interface Releases {
  readonly pagesRendered: number
  readonly pagesChanged: number
}

/** The number of the newest release. */
export function newestRelease(dataDir: string): number {
  return (
    query(dataDir, 'manifest.db', 'SELECT coalesce(max(id), 0) AS id FROM releases').map((row) => Number(row.id))[0] ??
    0
  )
}

/** The releases after `after` that a publish caused. */
export function releasesSince(dataDir: string, after: number): Releases {
  const rows = query(
    dataDir,
    'manifest.db',
    "SELECT pages_rendered AS rendered, pages_changed AS changed FROM releases WHERE id > ? AND cause = 'publish'",
    after,
  )
  const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name]), 0)
  return { pagesRendered: sum('rendered'), pagesChanged: sum('changed') }
}

/** Of the releases after `after` that a publish caused: the median milliseconds of each step, in the order of the steps. */
export function medianSteps(dataDir: string, after: number): Record<string, number> {
  const sql = "SELECT timings FROM releases WHERE id > ? AND cause = 'publish'"
  const byStep = new Map<string, number[]>()
  for (const row of query(dataDir, 'manifest.db', sql, after)) {
    const timings: Record<string, number> = JSON.parse(String(row.timings))
    for (const [step, ms] of Object.entries(timings)) byStep.set(step, [...(byStep.get(step) ?? []), ms])
  }
  return Object.fromEntries([...byStep].map(([step, all]) => [step, percentile(all, 0.5)]))
}

/** Milliseconds from the outbox row of each publish to its release, by the receipts that the CMS keeps (SQLite). */
export function engineMsOf(dataDir: string, documentIds: readonly string[]): number[] {
  const rows = query(
    dataDir,
    'cms.db',
    'SELECT document_id, min(ms) AS ms FROM publish_receipts WHERE consumer = ? GROUP BY document_id',
    publicSite,
  )
  const known = new Map(rows.map((row) => [String(row.document_id), Number(row.ms)]))
  return documentIds.flatMap((id) => known.get(id) ?? [])
}

/** Every address that answers with something now. */
export function livePaths(dataDir: string): string[] {
  const sql = 'SELECT path FROM entries WHERE to_release IS NULL AND status = 200'
  return query(dataDir, 'manifest.db', sql).map((row) => String(row.path))
}

function query(dataDir: string, file: string, sql: string, ...parameters: (number | string)[]) {
  const database = new DatabaseSync(join(dataDir, file), { readOnly: true })
  try {
    return database.prepare(sql).all(...parameters)
  } finally {
    database.close()
  }
}
