import type Database from 'better-sqlite3'
import { Memory } from '../reads/memory.ts'

/** Runs SQL on one database and keeps each statement prepared. */
export type Statements = <Row>(sql: string) => Database.Statement<unknown[], Row>

/** 64 MB of pages in memory: look-ups of a county then rarely reach the file. */
export const cacheSize = 'cache_size = -65536'

export function statements(database: Database.Database): Statements {
  const prepared = new Memory()
  return <Row>(sql: string) => prepared.recall(sql, () => database.prepare<unknown[], Row>(sql))
}
