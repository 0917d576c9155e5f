import { statSync } from 'node:fs'
import { mediaNames, type PublicRecord } from '@huoye/content-types'
import type Database from 'better-sqlite3'
import { DatabaseDamaged } from '../sqlite/damage.ts'
import type { Statements } from '../sqlite/statements.ts'
import { fieldsOf, isEntry } from './touched.ts'

/** Numbers of rows; `listed` are the entries as counted by period. */
type Shape = { records: number; entries: number; listed: number; fields: number; media: number }

/** Knows how many rows the replica should have, and whether somebody else has had a hand in its file. */
export class Wholeness {
  readonly #file: string
  readonly #database: Database.Database
  readonly #run: Statements
  /** How many rows there should be; null until they are counted. */
  #shape: Shape | null = null
  /** The file as it was seen last, and SQLite's number that other connections' writes count up. */
  #seen = { ino: 0, size: 0, version: 0 }

  constructor(file: string, database: Database.Database, run: Statements) {
    this.#file = file
    this.#database = database
    this.#run = run
    this.untouched()
  }

  /**
   * Looks whether somebody else has had a hand in the file since the last look: false when rows were written by another.
   * Costs next to nothing. Throws DatabaseDamaged when the file is gone, another one, or shorter than it was.
   */
  untouched(): boolean {
    if (this.#file === ':memory:') return true
    const { ino, size } = statSync(this.#file, { throwIfNoEntry: false }) ?? { ino: 0, size: 0 }
    if (this.#seen.ino !== 0 && (ino !== this.#seen.ino || size < this.#seen.size))
      throw new DatabaseDamaged(this.#file)
    const version = Number(this.#database.pragma('data_version', { simple: true }))
    const before = this.#seen.version
    this.#seen = { ino, size, version }
    return before === 0 || version === before
  }

  /** Whether all rows are there that were written: false when somebody has deleted some. Counts them all. */
  intact(): boolean {
    const noted = this.#run<{ value: string }>("SELECT value FROM meta WHERE key = 'shape'").get()?.value
    return noted === undefined || noted === JSON.stringify(this.#counted())
  }

  /** To be called in a transaction before its first change. */
  begin(): void {
    this.#shape ??= this.#counted()
  }

  /** Carries a record that came (1) or went (-1) into the numbers of rows that should be there. */
  carry(record: PublicRecord, by: 1 | -1): void {
    const shape = this.#shape
    if (!shape) return
    const entries = isEntry(record) ? by : 0
    shape.records += by
    shape.entries += entries
    shape.listed += entries
    shape.fields += by * fieldsOf(record).length
    shape.media += by * mediaNames(record).length
  }

  /** To be called in the transaction after its last change. */
  note(): void {
    this.#run("INSERT OR REPLACE INTO meta VALUES ('shape', ?)").run(JSON.stringify(this.#shape))
  }

  /** To be called when a transaction was taken back, or everything was removed. */
  forget(): void {
    this.#shape = null
  }

  #counted(): Shape {
    const number = (sql: string): number => this.#run<{ n: number }>(sql).get()?.n ?? 0
    const count = (table: string): number => number(`SELECT count(*) AS n FROM ${table}`)
    return {
      records: count('records'),
      entries: count('entries'),
      listed: number("SELECT n FROM period_counts WHERE scope = '' AND within = ''"),
      fields: count('fields'),
      media: count('media'),
    }
  }
}
