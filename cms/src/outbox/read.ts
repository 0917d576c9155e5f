import type { PublishEvent } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Reference } from '../projecting/reference.ts'

export type StoredEvent = PublishEvent & { affects: Reference[] }

type Row = {
  seq: number
  at: number | string
  type: string
  document_id: string
  action: PublishEvent['action']
  bulk: boolean | 0 | 1
  affects: string
}

/** The newest sequence number; 0 before anything was published. */
export async function headOf(strapi: Core.Strapi): Promise<number> {
  const row = await strapi.db.connection('publish_events').max({ seq: 'seq' }).first()
  return Number(row?.seq ?? 0)
}

/** Events after `seq` in the order of commit, at most `limit`. */
export async function eventsAfter(strapi: Core.Strapi, seq: number, limit: number): Promise<StoredEvent[]> {
  const rows: Row[] = await strapi.db.connection('publish_events').where('seq', '>', seq).orderBy('seq').limit(limit)
  return rows.map(eventOf)
}

/** The same without the events of bulk work, found by index however many of those lie between. */
export async function urgentEventsAfter(strapi: Core.Strapi, seq: number, limit: number): Promise<StoredEvent[]> {
  const rows: Row[] = await strapi.db
    .connection('publish_events')
    .where('bulk', false)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
  return rows.map(eventOf)
}

const eventOf = (row: Row): StoredEvent => ({
  seq: row.seq,
  at: new Date(Number(row.at)).toISOString(),
  type: row.type,
  id: row.document_id,
  action: row.action,
  bulk: Boolean(row.bulk),
  affects: JSON.parse(row.affects),
})
