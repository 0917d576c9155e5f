import type { DocumentTypeName } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionOf } from '../content.ts'
import { isPublicType } from '../projecting/populate.ts'
import { projectionContext, projectReferences } from '../projecting/read.ts'
import { branchAddress, entryAddress } from './public-address.ts'
import type { PublishingState } from './state-contract.ts'

type Receipt = { state: string; live_at: number | string; ms: number; reason: string | null }

/** Where one document stands on its way to the public site, from the outbox and the newest receipt; null for what has no public record. */
export async function publishingState(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  publicUrl: string,
): Promise<PublishingState | null> {
  const type = definitionOf(uid)?.name
  if (!type || !isPublicType(type)) return null
  const [projected] = await projectReferences(strapi, [{ type, id: documentId }], await projectionContext(strapi))
  const record = projected?.record ?? null
  if (!record) return { state: 'unpublished', url: null, liveAt: null, ms: null }

  const path = record.type === 'overview' ? await branchAddress(strapi, record.organizationId) : entryAddress(record)
  const url = path ? new URL(path, publicUrl).href : null
  const receipt = await newestReceipt(strapi, type, documentId)
  if (!receipt || !['live', 'unchanged', 'held'].includes(receipt.state))
    return { state: 'publishing', url, liveAt: null, ms: null }
  if (receipt.state === 'held')
    return { state: 'held', url, liveAt: null, ms: null, ...(receipt.reason ? { reason: receipt.reason } : {}) }
  return { state: 'live', url, liveAt: new Date(Number(receipt.live_at)).toISOString(), ms: receipt.ms }
}

/** The receipt for the document's last event; undefined while there is none. */
async function newestReceipt(
  strapi: Core.Strapi,
  type: DocumentTypeName,
  documentId: string,
): Promise<Receipt | undefined> {
  const named = { type, document_id: documentId }
  const event = await strapi.db.connection('publish_events').where(named).max({ seq: 'seq' }).first()
  return strapi.db
    .connection('publish_receipts')
    .where(named)
    .where('seq', '>=', Number(event?.seq ?? 0))
    .orderBy('seq', 'desc')
    .first()
}
