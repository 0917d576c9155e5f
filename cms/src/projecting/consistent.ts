import type { Core } from '@strapi/strapi'
import type { Transaction } from '../outbox/transaction.ts'

/** As much of Strapi's database as reading takes: where to ask, and by which names. */
export type Database = Pick<Core.Strapi['db'], 'connection' | 'dialect' | 'metadata'>

/**
 * Reads by several statements what stands at one moment: a document that is published anew meanwhile is not met without its links.
 * Joins the transaction of a write where there is one. Nothing but the given database may be asked inside: on SQLite it
 * is the only connection.
 */
export async function readConsistently<T>(strapi: Core.Strapi, read: (database: Database) => Promise<T>): Promise<T> {
  const { connection, dialect, metadata } = strapi.db
  const through = (trx: Transaction['trx']) => read({ connection: trx, dialect, metadata })
  if (strapi.db.inTransaction()) return strapi.db.transaction(({ trx }) => through(trx))
  const snapshot = { isolationLevel: 'repeatable read', readOnly: true } as const
  return connection.transaction(through, dialect.client === 'postgres' ? snapshot : {})
}
