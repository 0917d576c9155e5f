import {
  columnDisclosures,
  type Disclosure,
  type ProjectionContext,
  type PublicRecord,
  type PublicRecordType,
  project,
  type StoredDocument,
  uidOf,
} from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionNamed } from '../content.ts'
import { isPublicType, populateOf } from './populate.ts'
import type { Reference } from './reference.ts'

/** What projecting needs beside the documents: read once for a whole answer. */
export async function projectionContext(strapi: Core.Strapi, now = new Date()): Promise<ProjectionContext> {
  return { columns: await currentDisclosures(strapi), now }
}

/** Effective disclosure of every column by its key, as stored now. */
export async function currentDisclosures(strapi: Core.Strapi): Promise<Map<string, Disclosure>> {
  const columns = await strapi.db
    .query('api::column.column')
    .findMany({ select: ['documentId', 'key', 'disclosure'], populate: { parent: { select: ['documentId'] } } })
  return columnDisclosures(columns)
}

/** Only the published version of a type with drafts; the only version of the others. */
const publishedOf = (type: PublicRecordType): Record<string, unknown> =>
  definitionNamed(type).drafts ? { publishedAt: { $notNull: true } } : {}

/** The public records of documents as they are now; a document that is not public has null. */
export async function projectReferences(
  strapi: Core.Strapi,
  references: readonly Reference[],
  context: ProjectionContext,
) {
  const found = new Map<string, PublicRecord>()
  const wanted = Map.groupBy(references, ({ type }) => type)
  for (const [type, group] of wanted) {
    if (!isPublicType(type)) continue
    for (let start = 0; start < group.length; start += batchSize) {
      const ids = group.slice(start, start + batchSize).map(({ id }) => id)
      for (const record of await projectWhere(strapi, type, { documentId: { $in: ids } }, context)) {
        found.set(`${record.type}:${record.id}`, record)
      }
    }
  }
  return references.map(({ type, id }) => ({ type, id, record: found.get(`${type}:${id}`) ?? null }))
}

const batchSize = 500

/** Every public record of a type, in batches in the order of their rows, so that a whole site need not stand in memory. */
export async function* projectAll(strapi: Core.Strapi, type: PublicRecordType, context: ProjectionContext) {
  let last = 0
  for (;;) {
    const rows = await readRows(strapi, type, { id: { $gt: last } })
    if (rows.length === 0) return
    last = rows.at(-1)?.id ?? last
    yield rows.flatMap((document) => project(stored(type, document), context) ?? [])
  }
}

async function projectWhere(
  strapi: Core.Strapi,
  type: PublicRecordType,
  where: Record<string, unknown>,
  context: ProjectionContext,
) {
  const rows = await readRows(strapi, type, where)
  return rows.flatMap((document) => project(stored(type, document), context) ?? [])
}

type Row = { id: number; documentId: string }

async function readRows(strapi: Core.Strapi, type: PublicRecordType, where: Record<string, unknown>): Promise<Row[]> {
  return strapi.db.query(uidOf(type)).findMany({
    where: { ...where, ...publishedOf(type) },
    populate: populateOf[type],
    orderBy: { id: 'asc' },
    limit: batchSize,
  })
}

const stored = (type: PublicRecordType, document: Row): StoredDocument => ({ type, document })
