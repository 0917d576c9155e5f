import {
  columnDisclosures,
  type Disclosure,
  type OpenedStatistics,
  openedStatistics,
  type Projected,
  type ProjectionContext,
  type PublicRecordType,
  project,
  type StoredDocument,
  uidOf,
} from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { type Database, readConsistently } from './consistent.ts'
import { isPublicType, populateOf } from './populate.ts'
import { type Populated, populated } from './populated.ts'
import type { Reference } from './reference.ts'
import { type PublishedRow, publishedRows, type VersionContext, versionContext, versionsOf } from './versions.ts'

/** What projecting needs beside the documents: read once for a whole answer. */
export async function projectionContext(strapi: Core.Strapi, now = new Date()): Promise<ProjectionContext> {
  const [columns, statistics] = await Promise.all([currentDisclosures(strapi), currentlyOpened(strapi)])
  return { columns, statistics, now }
}

/** The groups of statistics that the county has opened, as stored now. */
export async function currentlyOpened(strapi: Core.Strapi): Promise<OpenedStatistics> {
  return openedStatistics(
    await strapi.db
      .query('api::site-setting.site-setting')
      .findOne({ select: ['countyStatistics', 'branchStatistics'] }),
  )
}

/** Effective disclosure of every column by its key, as stored now. */
export async function currentDisclosures(strapi: Core.Strapi): Promise<Map<string, Disclosure>> {
  const columns = await strapi.db
    .query('api::column.column')
    .findMany({ select: ['documentId', 'key', 'disclosure'], populate: { parent: { select: ['documentId'] } } })
  return columnDisclosures(columns)
}

/** A document as it is now: its public record, what keeps it from having one, and the version that both stand for. */
export type Projection = Reference & Projected & { version: string | null }

/**
 * The named documents as they are now; a document that is not public has a null record, and one that should be has a problem.
 * Without a context for them no versions are made.
 */
export async function projectReferences(
  strapi: Core.Strapi,
  references: readonly Reference[],
  context: ProjectionContext,
  versioning?: VersionContext,
): Promise<Projection[]> {
  const found = new Map<string, Projection>()
  for (const [type, group] of Map.groupBy(references, ({ type }) => type)) {
    if (!isPublicType(type)) continue
    for (let start = 0; start < group.length; start += batchSize) {
      const ids = group.slice(start, start + batchSize).map(({ id }) => id)
      const projections = await readConsistently(strapi, async (database) => {
        const rows = await publishedRows(database, type, 'whole').whereIn('document_id', ids)
        return projectRows(database, type, rows, context, versioning)
      })
      for (const projection of projections) found.set(`${type}:${projection.id}`, projection)
    }
  }
  return references.map(
    ({ type, id }) => found.get(`${type}:${id}`) ?? { type, id, record: null, problem: null, version: null },
  )
}

/** Few enough that others get the connection and the process in between. */
const batchSize = 250

/** Every published document of a type, in batches in the order of their rows, so that a whole site need not stand in memory. */
export async function* projectAll(
  strapi: Core.Strapi,
  type: PublicRecordType,
  context: ProjectionContext,
): AsyncGenerator<Projection[]> {
  const versioning = await versionContext(strapi, context)
  let last = 0
  for (;;) {
    const batch = await readConsistently(strapi, async (database) => {
      const rows = await publishedRows(database, type, 'whole').where('id', '>', last).orderBy('id').limit(batchSize)
      last = rows.at(-1)?.id ?? last
      return projectRows(database, type, rows, context, versioning)
    })
    if (batch.length === 0) return
    yield batch
  }
}

async function projectRows(
  database: Database,
  type: PublicRecordType,
  rows: readonly PublishedRow[],
  context: ProjectionContext,
  versioning: VersionContext | undefined,
): Promise<Projection[]> {
  const versions = versioning && (await versionsOf(database, type, rows, versioning))
  const documents = await populated(database, uidOf(type), rows, populateOf[type])
  return [...documents.values()].map((document) => ({
    type,
    id: document.documentId,
    ...project(stored(type, document), context),
    version: versions?.get(document.id) ?? null,
  }))
}

const stored = (type: PublicRecordType, document: Populated): StoredDocument => ({ type, document })
