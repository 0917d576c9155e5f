import Database from 'better-sqlite3'
import { isDamage, removeDatabase } from './damage.ts'
import { cacheSize } from './statements.ts'

export type DatabaseShape = {
  /** SQL that creates what is not there. */
  tables: string
  /** Counts up with the shape of the tables: a file of another version is emptied. */
  version: number
  /** What a power cut may take: nothing (FULL), the last transactions (NORMAL), or the file's order of writes (OFF). */
  synchronous: 'FULL' | 'NORMAL' | 'OFF'
}

/** Opens or creates a database for its single writer; readers may open it beside. `:memory:` serves tests. */
export function openDatabase(file: string, { tables, version, synchronous }: DatabaseShape): Database.Database {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${synchronous}`)
    database.pragma(cacheSize)
    if (database.pragma('user_version', { simple: true }) !== version) empty(database)
    database.exec(tables)
    database.pragma(`user_version = ${version}`)
    database.pragma('foreign_keys = ON')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The same for what can be had anew: a file that is damaged is thrown away. */
export function openOrStartOver(file: string, shape: DatabaseShape): Database.Database {
  try {
    const database = openDatabase(file, shape)
    readThrough(database)
    return database
  } catch (error) {
    if (!isDamage(error)) throw error
    removeDatabase(file)
    return openDatabase(file, shape)
  }
}

function empty(database: Database.Database): void {
  database.pragma('foreign_keys = OFF')
  for (const name of tableNames(database)) database.exec(`DROP TABLE "${name}"`)
}

/** Throws when any table cannot be read to its end. */
function readThrough(database: Database.Database): void {
  for (const name of tableNames(database)) database.prepare(`SELECT count(*) FROM "${name}"`).get()
}

const tableNames = (database: Database.Database): string[] =>
  database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => name)
