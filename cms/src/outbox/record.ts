import type { PublishEvent } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Reference } from '../projecting/reference.ts'
import { isBulk } from '../writing/trusted.ts'
import { reached } from './steps.ts'
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

/** Rows that one INSERT takes: SQLite refuses statements of more parts. */
const rowsAtOnce = 200

/** Writes one event into the transaction of the document it tells of. */
export const recordEvent = (strapi: Core.Strapi, transaction: Transaction, happening: Happening): Promise<void> =>
  recordEvents(strapi, transaction, [happening])

/**
 * Writes the events of a transaction, in their order. On PostgreSQL an advisory lock is held from here to the commit, so
 * that sequence numbers commit in order and a reader that has seen N has seen everything before N. SQLite has one writer
 * and needs none.
 */
export async function recordEvents(
  strapi: Core.Strapi,
  { trx, onCommit }: Transaction,
  happenings: readonly Happening[],
): Promise<void> {
  const { connection, dialect } = strapi.db
  if (dialect.client === 'postgres')
    await connection.raw('SELECT pg_advisory_xact_lock(?)', [lockName]).transacting(trx)
  const at = Date.now()
  const by = strapi.requestContext.get()?.state?.user?.id ?? null
  const rows = happenings.map(({ type, id, action, affects }) => ({
    at,
    type,
    document_id: id,
    action,
    bulk: isBulk(),
    by_user: by,
    affects: JSON.stringify(affects),
  }))
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await connection('publish_events')
      .transacting(trx)
      .insert(rows.slice(start, start + rowsAtOnce))
  }
  reached('document-committing')
  onCommit(() => {
    reached('document-committed')
    ring()
  })
}
