import { hash } from 'node:crypto'
import {
  components,
  documentTypes,
  mayRead,
  type ProjectionContext,
  type PublicRecordType,
  uidOf,
} from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionNamed } from '../content.ts'
import type { Database } from './consistent.ts'
import { linkedRows, partStates, partsOf } from './parts.ts'

/** A published row as far as its version needs it. */
export type PublishedRow = {
  id: number
  document_id: string
  updated_at: string | number | Date | null
  take_down_at?: string | number | Date | null
}

/** What versions depend on beside the documents: read once for a whole answer. */
export type VersionContext = {
  now: Date
  /** Row numbers of the columns whose entries the public may not read. */
  closedColumns: ReadonlySet<number>
  /** What of their statistics organizations may show. */
  opened: string
}

export async function versionContext(
  strapi: Core.Strapi,
  { now, columns, statistics }: ProjectionContext,
): Promise<VersionContext> {
  const rows: { id: number; key: string | null }[] = await strapi.db
    .query('api::column.column')
    .findMany({ select: ['id', 'key'] })
  const closed = rows.filter(({ key }) => !mayRead('public', columns.get(key ?? '') ?? 'department'))
  return { now, closedColumns: new Set(closed.map(({ id }) => id)), opened: JSON.stringify(statistics) }
}

/** The published rows of a type, to be narrowed down by the caller: with all that stands in them, or as far as versions need it. */
export function publishedRows(database: Database, type: PublicRecordType, extent: 'whole' | 'for versions') {
  const { tableName, attributes } = database.metadata.get(uidOf(type))
  const few = ['id', 'document_id', 'updated_at', ...('takeDownAt' in attributes ? ['take_down_at'] : [])]
  const query = database.connection(tableName).select<PublishedRow[]>(extent === 'whole' ? ['*'] : few)
  return definitionNamed(type).drafts ? query.whereNotNull('published_at') : query
}

/** What each field discloses is part of every record: a definition that is marked anew makes every version another one. */
const edition = hash('sha1', JSON.stringify([documentTypes, components]))

/** The version of each row by its number: a short name of the state of the row and of everything else its record is made of. */
export async function versionsOf(
  database: Database,
  type: PublicRecordType,
  rows: readonly PublishedRow[],
  { now, closedColumns, opened }: VersionContext,
): Promise<Map<number, string>> {
  const ids = rows.map(({ id }) => id)
  const states = new Map<number, string>()
  for (const [index, part] of partsOf(database, type).entries()) {
    for (const { id, count, sum } of await partStates(database, part, ids))
      states.set(id, `${states.get(id) ?? ''} ${index}:${count}:${sum}`)
  }
  const closed =
    type === 'column' ? closedColumns : await linkedRows(database, uidOf(type), 'column', closedColumns, ids)
  const shown = type === 'organization' ? opened : ''
  const moment = now.getTime()
  return new Map(
    rows.map((row) => {
      const ended = row.take_down_at ? instant(row.take_down_at) <= moment : false
      const parts = states.get(row.id) ?? ''
      const state = `${edition} ${row.id} ${instant(row.updated_at)} ${ended} ${closed.has(row.id)}${shown}${parts}`
      return [row.id, hash('sha1', state, 'base64url').slice(0, 16)]
    }),
  )
}

const instant = (value: string | number | Date | null): number =>
  typeof value === 'number' ? value : value === null ? 0 : +new Date(value)
