import { dayOf, searchLogVersion } from '@huoye/content-types'
import BetterSqlite from 'better-sqlite3'
import type { Span } from './contract.ts'

const dayMs = 86_400_000
const mostMissed = 100
const mostOpened = 50

export type Counts = {
  since: string
  searched: number
  foundNothing: number
  missed: { query: string; count: number }[]
  opened: { query: string; url: string; count: number }[]
}

/** What the site's server has counted in the days up to now. Nothing, where there is no log yet or it cannot be read. */
export function countsIn(file: string, days: Span, now: Date): Counts {
  const since = dayOf(new Date(now.getTime() - (days - 1) * dayMs))
  const nothing: Counts = { since, searched: 0, foundNothing: 0, missed: [], opened: [] }
  try {
    return { ...nothing, ...read(file, since) }
  } catch (error) {
    if (error instanceof BetterSqlite.SqliteError) return nothing
    throw error
  }
}

function read(file: string, since: string): Partial<Counts> {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    if (database.pragma('user_version', { simple: true }) !== searchLogVersion) return {}
    const total = (table: 'searched' | 'missed'): number =>
      database
        .prepare<[string], { count: number | null }>(`SELECT sum(count) AS count FROM ${table} WHERE day >= ?`)
        .get(since)?.count ?? 0
    return {
      searched: total('searched'),
      foundNothing: total('missed'),
      missed: database
        .prepare<[string, number], Counts['missed'][number]>(
          'SELECT query, sum(count) AS count FROM missed WHERE day >= ? GROUP BY query ORDER BY count DESC, query LIMIT ?',
        )
        .all(since, mostMissed),
      opened: database
        .prepare<[string, number], Counts['opened'][number]>(
          `SELECT query, url, sum(count) AS count FROM opened WHERE day >= ? GROUP BY query, url
           ORDER BY count DESC, query, url LIMIT ?`,
        )
        .all(since, mostOpened),
    }
  } finally {
    database.close()
  }
}
