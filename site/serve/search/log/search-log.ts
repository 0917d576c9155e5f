import { statSync } from 'node:fs'
import { dayOf, searchLogDays, searchLogTables, searchLogVersion } from '@huoye/content-types'
import type Database from 'better-sqlite3'
import { isDamage, isStorageError, removeDatabase } from '../../../publish/sqlite/damage.ts'
import { type DatabaseShape, openOrStartOver } from '../../../publish/sqlite/open.ts'
import { countedQuery } from './counted-query.ts'
import { type Day, Tally } from './tally.ts'

export type SearchLogParts = {
  file: string
  now: () => Date
  /** Tells of an address whether readers see a page there. */
  isLive: (url: string) => boolean
  /** Different queries, and different opened results, that are counted of a day: nobody can fill the disk. */
  mostOfDay?: number
}

const shape: DatabaseShape = { tables: searchLogTables, version: searchLogVersion, synchronous: 'NORMAL' }
const usualOfDay = 500
const dayMs = 86_400_000

/**
 * Counts searches by the day, and nothing else of them. Counting waits for nothing; `write` brings the counts to the file. A file
 * that is damaged is thrown away, and what cannot be written is not counted: no search fails for the log.
 */
export class SearchLog {
  readonly #parts: SearchLogParts
  readonly #most: number
  readonly #tally: Tally
  #open: { database: Database.Database; inode: number } | null = null

  constructor(parts: SearchLogParts) {
    this.#parts = parts
    this.#most = parts.mostOfDay ?? usualOfDay
    this.#tally = new Tally(this.#most)
  }

  searched(typed: string, found: boolean): void {
    const query = countedQuery(typed)
    if (query !== null) this.#tally.searched(this.#today(), query, found)
  }

  opened(typed: string, url: string): void {
    const query = countedQuery(typed)
    if (query !== null) this.#tally.opened(this.#today(), query, url)
  }

  /** Brings what was counted since the last time to the file. */
  write(): void {
    if (this.#tally.empty) return
    const days = this.#tally.take()
    this.#try((database) => {
      const write = (): void => {
        for (const [day, counts] of days) this.#writeDay(database, day, counts)
      }
      database.transaction(write)()
    })
  }

  /** Takes out what is too old, and what was opened at addresses where nothing is any more. */
  tidy(): void {
    if (!statSync(this.#parts.file, { throwIfNoEntry: false })) return
    const first = dayOf(new Date(this.#parts.now().getTime() - (searchLogDays - 1) * dayMs))
    this.#try((database) => {
      database.transaction(() => this.#takeOut(database, first))()
      database.pragma('wal_checkpoint(TRUNCATE)')
    })
  }

  #takeOut(database: Database.Database, first: string): void {
    for (const table of ['searched', 'missed', 'opened'])
      database.prepare(`DELETE FROM ${table} WHERE day < ?`).run(first)
    const urls = database.prepare<[], { url: string }>('SELECT DISTINCT url FROM opened').all()
    const remove = database.prepare('DELETE FROM opened WHERE url = ?')
    for (const { url } of urls) if (!this.#parts.isLive(url)) remove.run(url)
  }

  close(): void {
    this.write()
    this.#close()
  }

  #today(): string {
    return dayOf(this.#parts.now())
  }

  #writeDay(database: Database.Database, day: string, { searched, missed, opened }: Day): void {
    database
      .prepare(
        'INSERT INTO searched VALUES (@day, @count) ON CONFLICT (day) DO UPDATE SET count = count + excluded.count',
      )
      .run({ day, count: searched })
    const miss = database.prepare(added('missed', ['query']))
    for (const [query, count] of missed) miss.run({ day, query, count, most: this.#most })
    const open = database.prepare(added('opened', ['query', 'url']))
    for (const [key, count] of opened) {
      const [query, url] = key.split('\n')
      open.run({ day, query, url, count, most: this.#most })
    }
  }

  #try(work: (database: Database.Database) => void): void {
    try {
      work(this.#opened())
    } catch (error) {
      if (!isStorageError(error)) throw error
      this.#close()
      if (isDamage(error)) removeDatabase(this.#parts.file)
    }
  }

  #opened(): Database.Database {
    const { file } = this.#parts
    if (this.#open && this.#open.inode === statSync(file, { throwIfNoEntry: false })?.ino) return this.#open.database
    this.#close()
    const database = openOrStartOver(file, shape)
    // What is taken out must not be found in the file either.
    database.pragma('secure_delete = ON')
    this.#open = { database, inode: statSync(file).ino }
    return database
  }

  #close(): void {
    this.#open?.database.close()
    this.#open = null
  }
}

/** Adds to a count; a new one only while the day has fewer than there may be. */
const added = (table: string, keys: readonly string[]): string => {
  const values = keys.map((key) => `@${key}`).join(', ')
  const same = keys.map((key) => `${key} = @${key}`).join(' AND ')
  return `INSERT INTO ${table} SELECT @day, ${values}, @count
    WHERE (SELECT count(*) FROM ${table} WHERE day = @day) < @most
      OR EXISTS (SELECT 1 FROM ${table} WHERE day = @day AND ${same})
    ON CONFLICT (day, ${keys.join(', ')}) DO UPDATE SET count = count + excluded.count`
}
