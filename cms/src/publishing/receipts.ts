import type { ReceiptMessage } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'

/** Stores what a consumer reports, beside the document service: receipts must not make events of their own. Twice is as good as once. */
export async function storeReceipts(
  strapi: Core.Strapi,
  { consumer, seq, release, receipts }: ReceiptMessage,
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
      .insert({ consumer, seq, release, at: Date.now() })
      .onConflict('consumer')
      .merge()
  })
}
