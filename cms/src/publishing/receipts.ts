import type { HeldPage, ReceiptMessage } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Transaction } from '../outbox/transaction.ts'

/** Stores what a consumer reports, beside the document service: receipts must not make events of their own. Twice is as good as once. */
export async function storeReceipts(
  strapi: Core.Strapi,
  { consumer, seq, release, receipts, held, pinned = null }: ReceiptMessage,
): Promise<void> {
  const rows = receipts.map((receipt) => ({
    consumer,
    release,
    seq: receipt.seq,
    type: receipt.type,
    document_id: receipt.id,
    state: receipt.state,
    path: receipt.path,
    live_at: Date.parse(receipt.liveAt),
    ms: receipt.ms,
    seen_over_http: receipt.seenOverHttp,
    reason: receipt.reason,
  }))
  await strapi.db.transaction(async ({ trx }) => {
    const { connection } = strapi.db
    for (let start = 0; start < rows.length; start += 50) {
      await connection('publish_receipts')
        .transacting(trx)
        .insert(rows.slice(start, start + 50))
        .onConflict(['consumer', 'seq', 'type', 'document_id'])
        .merge()
    }
    await connection('publish_consumers')
      .transacting(trx)
      .insert({ consumer, seq, release, pinned, at: Date.now(), ...(held ? { held: held.total } : {}) })
      .onConflict('consumer')
      .merge()
    if (held) await replaceHeld(strapi, trx, consumer, held.pages)
  })
}

/** What is held is state, not history: the list that came stands in the place of the one before. */
async function replaceHeld(
  strapi: Core.Strapi,
  trx: Transaction['trx'],
  consumer: string,
  pages: readonly HeldPage[],
): Promise<void> {
  const { connection } = strapi.db
  await connection('publish_held').transacting(trx).where({ consumer }).delete()
  const rows = pages.map(({ document, suspects, since, at, ...page }) => ({
    ...page,
    consumer,
    type: document?.type ?? null,
    document_id: document?.id ?? null,
    suspects: JSON.stringify(suspects),
    since: Date.parse(since),
    at: Date.parse(at),
  }))
  for (let start = 0; start < rows.length; start += 50)
    await connection('publish_held')
      .transacting(trx)
      .insert(rows.slice(start, start + 50))
}
