import type { DocumentTypeDefinition } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { ContentUid } from '../content.ts'
import { recordEvents } from '../outbox/record.ts'
import type { Transaction } from '../outbox/transaction.ts'
import { limitObjections } from '../sanitise/limits.ts'
import { freePublicIds, publicationDates } from './identity.ts'
import { draftObjections, incomingObjections } from './objections.ts'
import type { Objection } from './refusal.ts'
import { fitToStore } from './tidy.ts'

type Data = Record<string, unknown>

/** A document that does not exist yet: its simple values, and the one stored document that each of its relations leads to. */
export type NewDocument = { data: Data; related: Readonly<Record<string, Data & { id: number }>> }

/** What the middleware of the document service does with a document that is created and published at once, before it is stored. */
export async function prepareNew(
  strapi: Core.Strapi,
  type: DocumentTypeDefinition,
  { data, related }: NewDocument,
): Promise<{ document: NewDocument } | { objections: Objection[] }> {
  const limits = limitObjections(type.fields, data)
  if (limits.length > 0) return { objections: limits }
  const fit = fitToStore(strapi, type, data)
  const incoming = await incomingObjections(strapi, type, null, fit)
  const objections = incoming.length > 0 ? incoming : draftObjections(type, { ...fit, ...related })
  return objections.length > 0 ? { objections } : { document: { data: fit, related } }
}

/**
 * Stores prepared documents with some statements for all of them: for each the draft, the published version, the links of both and
 * the event, as the document service and its middleware would for each alone. For types whose documents are found to have
 * neither files nor components. Hooks of the document service and of webhooks are not called.
 */
export async function createPublished(
  strapi: Core.Strapi,
  transaction: Transaction,
  type: DocumentTypeDefinition,
  documents: readonly NewDocument[],
): Promise<void> {
  const uid: ContentUid = `api::${type.name}.${type.name}`
  const { documentId: identity } = strapi.db.metadata.get(uid).attributes
  if (!identity || !('default' in identity)) throw new Error(`${uid} has no documentId`)
  const publicIds = await enoughPublicIds(strapi, uid, documents.length)
  const now = new Date()
  const drafts = documents.map(({ data, related }, index) => {
    const written = { createdAt: now, updatedAt: now, ...publicationDates(data, now) }
    const documentId: string = identity.default()
    return { related, row: { ...data, ...written, documentId, publicId: publicIds[index] } }
  })
  const versions = strapi.db.query(uid)
  await versions.createMany({ data: drafts.map(({ row }) => ({ ...row, publishedAt: null })) })
  await versions.createMany({ data: drafts.map(({ row }) => ({ ...row, publishedAt: now })) })
  const rowsOf = await rowsByDocument(
    strapi,
    transaction,
    uid,
    drafts.map(({ row }) => row.documentId),
  )
  const links = drafts.flatMap(({ related, row }) =>
    Object.entries(related).flatMap(([field, target]) =>
      (rowsOf.get(row.documentId) ?? []).map((id) => ({ field, id, target: target.id })),
    ),
  )
  for (const [field, group] of Map.groupBy(links, (link) => link.field))
    await link(strapi, transaction, uid, field, group)
  await recordEvents(
    strapi,
    transaction,
    drafts.map(({ row }) => ({ type: type.name, id: row.documentId, action: 'publish', affects: [] })),
  )
}

async function enoughPublicIds(strapi: Core.Strapi, uid: ContentUid, count: number): Promise<string[]> {
  const found = new Set<string>()
  while (found.size < count) for (const id of await freePublicIds(strapi, uid, count - found.size)) found.add(id)
  return [...found]
}

async function rowsByDocument(
  strapi: Core.Strapi,
  { trx }: Transaction,
  uid: ContentUid,
  documentIds: readonly string[],
): Promise<Map<string, number[]>> {
  const rows: { id: number; document_id: string }[] = await strapi.db
    .connection(strapi.db.metadata.get(uid).tableName)
    .transacting(trx)
    .select('id', 'document_id')
    .whereIn('document_id', documentIds)
    .orderBy('id')
  const found = new Map<string, number[]>()
  for (const { id, document_id } of rows) found.set(document_id, [...(found.get(document_id) ?? []), id])
  return found
}

/** Rows that one INSERT takes: SQLite refuses statements of more parts. */
const rowsAtOnce = 400

/** Links of a relation to one, which has no order to be kept on either side. */
async function link(
  strapi: Core.Strapi,
  { trx }: Transaction,
  uid: ContentUid,
  field: string,
  links: readonly { id: number; target: number }[],
): Promise<void> {
  const attribute = strapi.db.metadata.get(uid).attributes[field]
  if (
    !attribute ||
    !('joinTable' in attribute) ||
    !attribute.joinTable ||
    !('inverseJoinColumn' in attribute.joinTable)
  )
    throw new Error(`${uid}.${field} has no link table`)
  const { name, joinColumn, inverseJoinColumn, orderBy, on } = attribute.joinTable
  if (orderBy || on) throw new Error(`the links of ${uid}.${field} are in an order`)
  const rows = links.map(({ id, target }) => ({ [joinColumn.name]: id, [inverseJoinColumn.name]: target }))
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await strapi.db
      .connection(name)
      .transacting(trx)
      .insert(rows.slice(start, start + rowsAtOnce))
  }
}
