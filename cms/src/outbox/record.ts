import type { PublishEvent } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Reference } from '../projecting/reference.ts'
import type { Transaction } from './transaction.ts'
import { ring } from './wake.ts'

export type Happening = {
  type: string
  id: string
  action: PublishEvent['action']
  /** Other documents whose public record this changes; links just cut are among them. */
  affects: readonly Reference[]
}

const lockName = 0x68756f79

/**
 * Writes one event into the transaction of the document it tells of. On PostgreSQL an advisory lock is held from here to
 * the commit, so that sequence numbers commit in order and a reader that has seen N has seen everything before N.
 * SQLite has one writer and needs none.
 */
export async function recordEvent(strapi: Core.Strapi, transaction: Transaction, happening: Happening): Promise<void> {
  const { trx, onCommit } = transaction
  if (strapi.db.dialect.client === 'postgres')
    await strapi.db.connection.raw('SELECT pg_advisory_xact_lock(?)', [lockName]).transacting(trx)
  await strapi.db
    .connection('publish_events')
    .transacting(trx)
    .insert({
      at: Date.now(),
      type: happening.type,
      document_id: happening.id,
      action: happening.action,
      affects: JSON.stringify(happening.affects),
    })
  onCommit(ring)
}
