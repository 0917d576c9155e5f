import type { PublicRecordType } from '@huoye/content-types'
import type { RecordStore } from '../reads/recording.ts'
import type { EntryCard, EntryPlace, RecordOf } from '../reads/replica.ts'
import type { Statements } from '../sqlite/statements.ts'

/** How a nullable value stands in `fields`: null and the empty text must differ. */
export const storedValue = (value: string | null): string => (value === null ? '' : `=${value}`)

/** Look-ups in a replica file that is open for reading. */
export class SqliteStore implements RecordStore {
  readonly #run: Statements

  constructor(run: Statements) {
    this.#run = run
  }

  get<Type extends PublicRecordType>(type: Type, id: string): RecordOf<Type> | null {
    return this.#records<Type>(`SELECT ${asBytes('json')} FROM records WHERE type = ? AND id = ?`, type, id)[0] ?? null
  }

  withField<Type extends PublicRecordType>(type: Type, field: string, value: string | null): RecordOf<Type>[] {
    return this.#records(
      `SELECT ${asBytes('json')} FROM fields JOIN records USING (type, id)
       WHERE type = ? AND field = ? AND fields.value = ? ORDER BY id`,
      type,
      field,
      storedValue(value),
    )
  }

  list<Type extends PublicRecordType>(type: Type): RecordOf<Type>[] {
    return this.#records(`SELECT ${asBytes('json')} FROM records WHERE type = ? ORDER BY id`, type)
  }

  #records<Type extends PublicRecordType>(sql: string, ...values: unknown[]): RecordOf<Type>[] {
    return this.#run<Bytes>(sql)
      .all(...values)
      .map((row): RecordOf<Type> => parsed(row))
  }

  cards(scope: string, low: string, high: string, order: 'newest' | 'oldest', limit: number): EntryCard[] {
    return this.#entries<Bytes>(asBytes('card'), scope, low, high, order, limit).map((row): EntryCard => parsed(row))
  }

  places(scope: string, low: string, high: string, order: 'newest' | 'oldest', limit: number): EntryPlace[] {
    const rows = this.#entries<PlaceRow>('type, key, column_key, organization_id', scope, low, high, order, limit)
    return rows.map(({ type, key, column_key, organization_id }) => {
      const at = key.indexOf('|')
      return {
        type,
        publicId: key.slice(at + 1),
        listedAt: key.slice(0, at),
        columnKey: column_key,
        organizationId: organization_id,
      }
    })
  }

  #entries<Row>(
    what: string,
    scope: string,
    low: string,
    high: string,
    order: 'newest' | 'oldest',
    limit: number,
  ): Row[] {
    const { from, values } = selectionOf(scope)
    const sql = `SELECT ${what} FROM ${from} AND key > ? AND key < ? ORDER BY key ${order === 'newest' ? 'DESC' : 'ASC'} LIMIT ?`
    return this.#run<Row>(sql).all(...values, low, high, Number.isFinite(limit) ? limit : -1)
  }

  periods(scope: string, month: string | null): string[] {
    const pattern = month === null ? '____-__' : `${month}-__`
    const sql = 'SELECT within FROM period_counts WHERE scope = ? AND within LIKE ? ORDER BY within DESC'
    return this.#run<{ within: string }>(sql)
      .all(scope, pattern)
      .map(({ within }) => within)
  }

  count(scope: string, within: string): number {
    const sql = 'SELECT n FROM period_counts WHERE scope = ? AND within = ?'
    return this.#run<{ n: number }>(sql).get(scope, within)?.n ?? 0
  }
}

/** Node makes text of bytes several times faster than the database's driver does, and Chinese text is long. */
const asBytes = (column: 'json' | 'card'): string => `CAST(${column} AS BLOB) AS bytes`
type Bytes = { bytes: Buffer }
const parsed = ({ bytes }: Bytes) => JSON.parse(bytes.toString('utf8'))

const columnOf: Readonly<Record<string, string>> = {
  type: 'type',
  column: 'column_key',
  organization: 'organization_id',
}

type PlaceRow = { type: EntryPlace['type']; key: string; column_key: string; organization_id: string | null }

/**
 * Table and condition for a scope string such as `organization=O/column=K/pinned`. Few entries are pinned, so these are looked
 * for among the pinned ones, not among those of their column.
 */
function selectionOf(scope: string): { from: string; values: string[] } {
  const conditions = ['1 = 1']
  const values: string[] = []
  let table = 'entries'
  for (const part of scope === '' ? [] : scope.split('/')) {
    const at = part.indexOf('=')
    const column = columnOf[part.slice(0, at)]
    if (column) {
      conditions.push(`${column} = ?`)
      values.push(part.slice(at + 1))
    } else {
      conditions.push('pinned = 1')
      table = 'entries INDEXED BY entries_pinned'
    }
  }
  return { from: `${table} WHERE ${conditions.join(' AND ')}`, values }
}
