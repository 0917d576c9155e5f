import { type PublicRecordType, uidOf } from '@huoye/content-types'
import type { Database } from './consistent.ts'
import { filesHop, fileUid, type Hop, hopOf, listed } from './hops.ts'
import { populateOf } from './populate.ts'

/** One kind of thing that a record is made of beside its own row: the way there from the row, and the table that it ends at. */
export type Part = { hops: readonly Hop[]; table: string }

/**
 * Columns that never change once they are set. A relation of which only these are selected is no part: what it leads to
 * cannot be deleted while it is in use, and setting it writes the row.
 */
const constant: ReadonlySet<unknown> = new Set(['documentId', 'key'])

/**
 * What the records of a type are made of, read off the same table that says how far a document is populated. Names of
 * tables and columns are Strapi's.
 */
export const partsOf = (database: Database, type: PublicRecordType): Part[] =>
  partsBelow(database, uidOf(type), populateOf[type], [])

function partsBelow(database: Database, uid: string, populate: object, hops: readonly Hop[]): Part[] {
  const { attributes } = database.metadata.get(uid)
  const files = new Map<string, Part>()
  const others = Object.entries(populate).flatMap(([name, wanted]): Part[] => {
    const attribute = attributes[name]
    const toFiles = attribute && filesHop(database, uid, attribute)
    if (toFiles) {
      files.set(toFiles.table, { hops: [...hops, toFiles], table: database.metadata.get(fileUid).tableName })
      return []
    }
    const next = attribute && hopOf(attribute)
    if (!next) throw new Error(`${uid}.${name} leads nowhere`)
    const way = [...hops, next.hop]
    const here = changes(next.target, wanted)
      ? [{ hops: way, table: database.metadata.get(next.target).tableName }]
      : []
    return [...here, ...partsBelow(database, next.target, listed(wanted, 'populate') ?? {}, way)]
  })
  return [...others, ...files.values()]
}

/** Whether what a relation leads to can change by itself. A component is written with the row that it belongs to. */
function changes(target: string, wanted: unknown): boolean {
  const selected = listed(wanted, 'select')
  return target.includes('::') && !(Array.isArray(selected) && selected.every((name) => constant.has(name)))
}

/** How many rows a part has for one document row, and the sum of the moments of their last writes. */
export type PartState = { id: number; count: number; sum: number }

/** The state of a part for some document rows; those that have none of it are left out. */
export async function partStates(database: Database, part: Part, rowIds: readonly number[]): Promise<PartState[]> {
  const { connection, dialect } = database
  const [first] = part.hops
  if (!first) return []
  const query = connection({ h0: first.table })
    .select({ id: `h0.${first.from}` })
    .count({ count: '*' })
    .whereIn(`h0.${first.from}`, rowIds)
    .groupBy(`h0.${first.from}`)
  part.hops.forEach(({ table, from, on }, index) => {
    const above = part.hops[index - 1]
    if (above) query.join({ [`h${index}`]: table }, `h${index}.${from}`, `h${index - 1}.${above.to}`)
    for (const [column, value] of Object.entries(on)) query.where(`h${index}.${column}`, String(value))
  })
  const last = part.hops.length - 1
  query.join({ seen: part.table }, 'seen.id', `h${last}.${part.hops[last]?.to}`)
  const milliseconds =
    dialect.client === 'postgres' ? '(extract(epoch from seen.updated_at) * 1000)::bigint' : 'seen.updated_at'
  query.select(connection.raw(`sum(${milliseconds}) as sum`))
  const rows: Partial<Record<keyof PartState, unknown>>[] = await query
  return rows.map(({ id, count, sum }) => ({ id: Number(id), count: Number(count), sum: Number(sum) }))
}

/** Those of some rows that a relation links to one of the targets; none where the type has no such relation. */
export async function linkedRows(
  database: Database,
  uid: string,
  field: string,
  targets: ReadonlySet<number>,
  rowIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const attribute = database.metadata.get(uid).attributes[field]
  const next = attribute && hopOf(attribute)
  if (!next || targets.size === 0) return new Set()
  const { table, from, to } = next.hop
  const rows: { id: number }[] = await database
    .connection(table)
    .select({ id: from })
    .whereIn(to, [...targets])
    .whereIn(from, rowIds)
  return new Set(rows.map(({ id }) => id))
}
