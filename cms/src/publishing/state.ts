import { type DocumentTypeName, publicSite } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionOf } from '../content.ts'
import { isPublicType } from '../projecting/populate.ts'
import { projectionContext, projectReferences } from '../projecting/read.ts'
import { heldFor } from './held.ts'
import { branchAddress, entryAddress } from './public-address.ts'
import type { PublishingState } from './state-contract.ts'

type Receipt = { live_at: number | string; ms: number; release: number }

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
  const { own, others } = await heldFor(strapi, { type, id: documentId }, projected?.problem ?? null)
  if (!record) {
    const held = { state: 'held', url: null, liveAt: null, ms: null, held: own } as const
    return own.length > 0 ? held : { state: 'unpublished', url: null, liveAt: null, ms: null, held: [] }
  }

  const path = record.type === 'overview' ? await branchAddress(strapi, record.organizationId) : entryAddress(record)
  const url = path ? new URL(path, publicUrl).href : null
  const seq = await newestEvent(strapi, type, documentId)
  const receipt = await newestReceipt(strapi, type, documentId, seq)
  if (own.length > 0) return { state: 'held', url, liveAt: null, ms: null, held: own }
  const site = await siteReached(strapi)
  const rolledBack = site.pinned !== null && (receipt ? receipt.release > site.pinned : site.seq < seq)
  if (rolledBack) return { state: 'queued', url, liveAt: null, ms: null, held: others }
  if (receipt) {
    const liveAt = new Date(Number(receipt.live_at)).toISOString()
    return { state: 'live', url, liveAt, ms: receipt.ms, held: others }
  }
  // A snapshot brings documents to the site without receipts; that it has passed the event is word enough.
  const state = site.seq >= seq ? 'live' : 'publishing'
  return { state, url, liveAt: null, ms: null, held: others }
}

/** The document's last event; 0 where there was none. */
async function newestEvent(strapi: Core.Strapi, type: DocumentTypeName, documentId: string): Promise<number> {
  const named = { type, document_id: documentId }
  const event = await strapi.db.connection('publish_events').where(named).max({ seq: 'seq' }).first()
  return Number(event?.seq ?? 0)
}

/** Up to which event the public site says it is live (-1 before it said anything), and the earlier release that readers see, if any. */
async function siteReached(strapi: Core.Strapi): Promise<{ seq: number; pinned: number | null }> {
  const row = await strapi.db.connection('publish_consumers').where({ consumer: publicSite }).first('seq', 'pinned')
  return { seq: Number(row?.seq ?? -1), pinned: row?.pinned ?? null }
}

/** What the site said of the document since its last event; undefined while it has said nothing that makes it public. */
async function newestReceipt(
  strapi: Core.Strapi,
  type: DocumentTypeName,
  documentId: string,
  since: number,
): Promise<Receipt | undefined> {
  return strapi.db
    .connection('publish_receipts')
    .where({ consumer: publicSite, type, document_id: documentId })
    .where('seq', '>=', since)
    .whereIn('state', ['live', 'unchanged'])
    .orderBy('seq', 'desc')
    .first()
}
