import type { Core } from '@strapi/strapi'

/** What the system and PostgreSQL call a connection that is gone, refused or not yet taken (classes 08 and 57P). */
const codes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|08\w{3}|57P0[123])$/

/** The driver and the pool say it in words, behind the statement that met it. */
const words =
  /(?:^| - )(?:Connection terminated|Client has encountered a connection error|Knex: Timeout acquiring|timeout expired)/

/** Whether an error is of the way to the database, and not of what was asked of it. */
export const isLostDatabase = (cause: unknown): boolean =>
  cause instanceof Error && (words.test(cause.message) || ('code' in cause && codes.test(String(cause.code))))

/**
 * What Strapi does after a commit (it reads the document once more for webhooks) nobody waits for, so its failure reaches
 * nobody and would end the process. A lost database ends it not: the next request makes a new connection.
 */
export function outliveDatabase(strapi: Core.Strapi): () => void {
  const judge = (cause: unknown) => {
    if (!isLostDatabase(cause)) throw cause
    strapi.log.error(cause)
  }
  process.on('unhandledRejection', judge)
  return () => process.off('unhandledRejection', judge)
}
