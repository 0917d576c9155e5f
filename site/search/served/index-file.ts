import type Database from 'better-sqlite3'
import { removeDatabase } from '../../publish/sqlite/damage.ts'
import { openDatabase } from '../../publish/sqlite/open.ts'
import { type Statements, statements } from '../../publish/sqlite/statements.ts'
import { placeOf } from '../matching/judge.ts'
import type { SearchRecord } from '../port.ts'
import { fold } from '../query/fold.ts'
import { gramsOf } from './grams.ts'
import { readings } from './pinyin.ts'
import { versionOf } from './reading.ts'
import { numbersOf, servedTables, servedVersion } from './tables.ts'

/** Records in one transaction: enough to be quick, few enough that readers see a long filling grow. */
const atOnce = 200

type Version = { version: string }
type Read = (urls: readonly string[]) => Iterable<SearchRecord>

type Stored = Pick<SearchRecord, 'title' | 'text' | 'town' | 'branch' | 'column'> & { id: number; names: string }

/** The single writer of the index of Huoye's own server. Everything in it can be made again from the replica. */
export class ServedIndexFile {
  readonly #database: Database.Database
  readonly #sql: Statements

  /** Opens or creates the file; one of another version is thrown away. */
  constructor(file: string) {
    if (versionOf(file) !== servedVersion) removeDatabase(file)
    this.#database = openDatabase(file, { tables: servedTables, version: servedVersion, synchronous: 'NORMAL' })
    // What is withdrawn must not be found in the file either.
    this.#database.pragma('secure_delete = ON')
    this.#sql = statements(this.#database)
  }

  /**
   * Makes the index equal to what is listed. @param read gives the records at addresses; what it leaves out stays out. Gives how many
   * records were written or removed.
   */
  bring(listed: ReadonlyMap<string, Version>, read: Read): number {
    const there = this.#sql<{ url: string; version: string }>('SELECT url, version FROM records').all()
    const gone = there.flatMap(({ url }): [string, null][] => (listed.has(url) ? [] : [[url, null]]))
    const same = new Set(there.flatMap(({ url, version }) => (listed.get(url)?.version === version ? url : [])))
    return this.follow(new Map([...gone, ...[...listed].filter(([url]) => !same.has(url))]), read)
  }

  /** The same where it is known what may be otherwise: what is gone (null) goes first, then what is new or another comes, in its order. */
  follow(changes: ReadonlyMap<string, Version | null>, read: Read): number {
    const there = (url: string): { id: number; version: string } | undefined =>
      this.#sql<{ id: number; version: string }>('SELECT id, version FROM records WHERE url = ?').get(url)
    const differing = [...changes].filter(([url, now]) => there(url)?.version !== now?.version)
    const gone = differing.flatMap(([url, now]) => (now === null ? url : []))
    const wanted = differing.flatMap(([url, now]) => (now === null ? [] : url))
    const removeAll = (urls: readonly string[]): void => {
      for (const url of urls) {
        const before = there(url)
        if (before) this.#remove(before.id)
      }
    }
    this.#inParts(gone, removeAll)
    this.#inParts(wanted, (urls) => {
      removeAll(urls)
      for (const record of read(urls)) this.#insert(record)
    })
    return differing.length
  }

  /** Leaves no word of what was removed in the file, nor in the log beside it. Throws where a reader is in the way. */
  leaveNothing(): void {
    const [{ busy } = { busy: 1 }] = this.#database
      .prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')
      .all()
    if (busy !== 0) throw new Error('The search index could not be cleaned: it is being read.')
  }

  close(): void {
    this.#database.close()
  }

  #inParts<Item>(items: readonly Item[], work: (part: readonly Item[]) => void): void {
    for (let start = 0; start < items.length; start += atOnce)
      this.#database.transaction(() => work(items.slice(start, start + atOnce)))()
  }

  #remove(id: number): void {
    const stored = this.#sql<Stored>(
      'SELECT r.id, r.title, r.names, r.text, f.town, f.branch, f."column" FROM records r JOIN facts f USING (id) WHERE id = ?',
    ).get(id)
    if (!stored) return
    const names: string[] = JSON.parse(stored.names)
    this.#sql("INSERT INTO found (found, rowid, head, place, body) VALUES ('delete', ?, ?, ?, ?)").run(
      id,
      ...gramsIn({ ...stored, names }),
    )
    for (const table of ['records', 'facts', 'names']) this.#sql(`DELETE FROM ${table} WHERE id = ?`).run(id)
  }

  #insert(record: SearchRecord): void {
    const { url, version, kind, title, names, image, text, date, column, town, branch, category } = record
    const id = this.#freeNumber(date)
    this.#sql('INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...[id, url, version, kind, title, JSON.stringify(names), image, text],
    )
    this.#sql('INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)').run(id, date, column, town, branch, category)
    this.#sql('INSERT INTO found (rowid, head, place, body) VALUES (?, ?, ?, ?)').run(id, ...gramsIn(record))
    const insert = this.#sql('INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)')
    for (const folded of new Set([title, ...names].map(fold))) {
      for (const syllables of readings(folded)) {
        const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
        insert.run(id, folded, Number(kind === 'branch'), ` ${syllables.join(' ')} `, syllables.join(''), initials)
      }
    }
  }

  /** Behind the last of its day; a day that is full gives its records numbers of later days, which only puts them before others. */
  #freeNumber(date: string | null): number {
    const { from, to } = numbersOf(date)
    const last = this.#sql<{ id: number | null }>('SELECT max(id) AS id FROM records WHERE id >= ? AND id < ?').get(
      from,
      to,
    )?.id
    const next = (last ?? from - 1) + 1
    if (next < to) return next
    const above = this.#sql<{ id: number }>(
      'SELECT id + 1 AS id FROM records r WHERE id >= ? AND NOT EXISTS (SELECT 1 FROM records n WHERE n.id = r.id + 1) ORDER BY id LIMIT 1',
    ).get(from)
    return above?.id ?? next
  }
}

/** What FTS5 is told of a record, in the order of its columns. */
function gramsIn({
  title,
  names,
  text,
  ...place
}: Pick<SearchRecord, 'title' | 'names' | 'text' | 'town' | 'branch' | 'column'>): string[] {
  const head = [title, ...names].map((name) => gramsOf(fold(name))).join(' ')
  return [head, gramsOf(fold(placeOf(place))), gramsOf(fold(text))]
}
