import type Database from 'better-sqlite3'
import { Memory } from '../reads/memory.ts'

/** Runs SQL on one database and keeps each statement prepared. */
export type Statements = <Row>(sql: string) => Database.Statement<unknown[], Row>

/** Megabytes of pages that each connection keeps: half a dozen are open in the publisher, and behind them is the system's own cache. */
export const cacheSize = 'cache_size = -20000'

export function statements(database: Database.Database): Statements {
  const prepared = new Memory()
  return <Row>(sql: string) => prepared.recall(sql, () => database.prepare<unknown[], Row>(sql))
}
