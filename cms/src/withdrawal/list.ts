import type { WithdrawalList } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Transaction } from '../outbox/transaction.ts'

type Row = {
  seq: number
  event: number | string | null
  type: string
  document_id: string
  paths: string
  files: string
  words: string
}

const atOnce = 200

/** What was withdrawn after `after`, oldest first, for consumers that keep anything of the past. */
export async function withdrawalsAfter(strapi: Core.Strapi, after: number): Promise<WithdrawalList> {
  const { connection } = strapi.db
  const rows: Row[] = await connection('withdrawals')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(atOnce)
    .select('seq', 'type', 'document_id', 'paths', 'files', 'words', eventOf(connection))
  return {
    withdrawals: rows.map(({ seq, event, type, document_id, paths, files, words }) => ({
      seq,
      event: Number(event ?? 0),
      type,
      id: document_id,
      paths: JSON.parse(paths),
      files: JSON.parse(files),
      words: JSON.parse(words),
    })),
  }
}

/** The event that was recorded with a withdrawal. */
const eventOf = (connection: Core.Strapi['db']['connection']) =>
  connection('publish_events as e')
    .max('e.seq')
    .where('e.action', 'withdraw')
    .whereRaw('e.type = withdrawals.type AND e.document_id = withdrawals.document_id')
    .as('event')

export const withdrawnReason = '这个编号的内容已经紧急撤稿，不能再导入'

/** Of some entries' numbers in the source that they were imported from: those that were withdrawn. Inside a transaction it has to be given. */
export async function withdrawnNumbers(
  strapi: Core.Strapi,
  externalIds: readonly string[],
  trx?: Transaction['trx'],
): Promise<Set<string>> {
  const table = strapi.db.connection('withdrawals')
  const rows: { external_id: string }[] = await (trx ? table.transacting(trx) : table)
    .whereIn('external_id', [...externalIds])
    .select('external_id')
  return new Set(rows.map(({ external_id }) => external_id))
}
