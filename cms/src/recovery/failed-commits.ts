import type { Core } from '@strapi/strapi'
import BetterSqlite from 'better-sqlite3'

type Work = Parameters<Core.Strapi['db']['transaction']>[0]

/**
 * Makes a transaction fail when its COMMIT does. knex answers `commit` the same way whether it went through or not (it keeps
 * the truth in `executionPromise`), and Strapi believes the answer: without this a full disk or a lost connection at just
 * that moment would lose what the editor was told is published.
 */
export function heedFailedCommits(strapi: Core.Strapi): void {
  const { db } = strapi
  const transaction: (work?: Work) => Promise<unknown> = db.transaction.bind(db)
  const heeding = async (work?: Work) => {
    if (!work || db.inTransaction()) return transaction(work)
    let committed: Promise<unknown> | undefined
    const result = await transaction((given) => {
      committed = given.trx.executionPromise
      return work(given)
    })
    await committed
    return result
  }
  Object.assign(db, { transaction: heeding })
  endBeforeSharing(strapi)
}

/** SQLite may leave a transaction open whose COMMIT failed: it ends before somebody else gets the one connection. */
function endBeforeSharing(strapi: Core.Strapi): void {
  strapi.db.connection.client.pool.on('release', (connection: unknown) => {
    if (connection instanceof BetterSqlite && connection.inTransaction) connection.exec('ROLLBACK')
  })
}
