import type { PublicRecordType } from '@huoye/content-types'
import { Memory } from '../reads/memory.ts'
import type { RecordStore } from '../reads/recording.ts'
import type { EntryCard, RecordOf } from '../reads/replica.ts'
import type { Statements } from './statements.ts'

/** How a nullable value stands in `fields`: null and the empty text must differ. */
export const storedValue = (value: string | null): string => (value === null ? '' : `=${value}`)

const rememberedLookups = 5000

/** Look-ups in a replica file that is open for reading. */
export class SqliteStore implements RecordStore {
  readonly #run: Statements
  readonly #memory: Memory | null

  constructor(run: Statements, memory: Memory | null = null) {
    this.#run = run
    this.#memory = memory
  }

  /**
   * The same content, each look-up asked of the database once. To be used while the replica stands still:
   * hundreds of reads ask for the same columns.
   */
  still(): SqliteStore {
    return new SqliteStore(this.#run, new Memory(rememberedLookups))
  }

  /** Lists are handed out as copies, because callers sort them. */
  #all<Item>(sql: string, values: unknown[], item: (value: string) => Item): Item[] {
    const ask = (): Item[] =>
      this.#run<{ value: string }>(sql)
        .all(...values)
        .map((row) => item(row.value))
    return this.#memory ? [...this.#memory.recall(`${sql}\n${values.join('\n')}`, ask)] : ask()
  }

  get<Type extends PublicRecordType>(type: Type, id: string): RecordOf<Type> | null {
    return this.#records<Type>('SELECT json AS value FROM records WHERE type = ? AND id = ?', type, id)[0] ?? null
  }

  withField<Type extends PublicRecordType>(type: Type, field: string, value: string | null): RecordOf<Type>[] {
    return this.#records(
      `SELECT json AS value FROM fields JOIN records USING (type, id)
       WHERE type = ? AND field = ? AND fields.value = ? ORDER BY id`,
      type,
      field,
      storedValue(value),
    )
  }

  list<Type extends PublicRecordType>(type: Type): RecordOf<Type>[] {
    return this.#records('SELECT json AS value FROM records WHERE type = ? ORDER BY id', type)
  }

  #records<Type extends PublicRecordType>(sql: string, ...values: unknown[]): RecordOf<Type>[] {
    return this.#all(sql, values, (json): RecordOf<Type> => JSON.parse(json))
  }

  cards(scope: string, low: string, high: string, order: 'newest' | 'oldest', limit: number): EntryCard[] {
    const { where, values } = conditionOf(scope)
    const sql = `SELECT card AS value FROM entries WHERE ${where} AND key > ? AND key < ?
      ORDER BY key ${order === 'newest' ? 'DESC' : 'ASC'} LIMIT ?`
    const bounds = [low, high, Number.isFinite(limit) ? limit : -1]
    return this.#all(sql, [...values, ...bounds], (card): EntryCard => JSON.parse(card))
  }

  periods(scope: string, month: string | null): string[] {
    const pattern = month === null ? '____-__' : `${month}-__`
    const sql = 'SELECT within AS value FROM period_counts WHERE scope = ? AND within LIKE ? ORDER BY within DESC'
    return this.#all(sql, [scope, pattern], (within) => within)
  }

  count(scope: string, within: string): number {
    const sql = 'SELECT CAST(n AS TEXT) AS value FROM period_counts WHERE scope = ? AND within = ?'
    return this.#all(sql, [scope, within], Number)[0] ?? 0
  }
}

const columnOf: Readonly<Record<string, string>> = {
  type: 'type',
  column: 'column_key',
  organization: 'organization_id',
}

/** The SQL of a scope string such as `organization=O/column=K/pinned`. */
function conditionOf(scope: string): { where: string; values: string[] } {
  const conditions = ['1 = 1']
  const values: string[] = []
  for (const part of scope === '' ? [] : scope.split('/')) {
    const at = part.indexOf('=')
    const column = columnOf[part.slice(0, at)]
    if (column) {
      conditions.push(`${column} = ?`)
      values.push(part.slice(at + 1))
    } else conditions.push('pinned = 1')
  }
  return { where: conditions.join(' AND '), values }
}
