import type { ImportResult, ImportType, ImportUndoResponse } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionNamed, tableOf } from '../content.ts'
import type { Transaction } from '../outbox/transaction.ts'
import { giveWay } from '../urgency/turns.ts'
import { asServer } from '../writing/trusted.ts'

const types = ['article', 'activity'] as const

/** Notes that a batch has begun; a batch comes in several requests, and the later ones find it there. */
export async function openBatch(strapi: Core.Strapi, id: string, type: ImportType): Promise<void> {
  await strapi.db
    .connection('import_batches')
    .insert({ id, type, at: Date.now(), created: 0, updated: 0 })
    .onConflict('id')
    .ignore()
}

export async function countRow(strapi: Core.Strapi, id: string, outcome: ImportResult['outcome']): Promise<void> {
  if (outcome !== 'created' && outcome !== 'updated') return
  await strapi.db.connection('import_batches').where({ id }).increment(outcome, 1)
}

/** The same for many rows at once, in the transaction that makes them. */
export async function countCreated(strapi: Core.Strapi, { trx }: Transaction, id: string, rows: number): Promise<void> {
  await strapi.db.connection('import_batches').transacting(trx).where({ id }).increment('created', rows)
}

/**
 * Takes back what a batch created. What has been edited or published again since then is somebody's work by now and stays;
 * what the batch only updated stays as it is, because the text before it is not kept.
 */
export async function undoBatch(strapi: Core.Strapi, batch: string, dryRun: boolean): Promise<ImportUndoResponse> {
  let removed = 0
  const kept: ImportUndoResponse['kept'] = []
  for (const type of types) {
    const created: { documentId: string; title: string }[] = await strapi.db
      .query(`api::${type}.${type}`)
      .findMany({ select: ['documentId', 'title'], where: { importBatch: batch, publishedAt: { $null: true } } })
    for (const { documentId, title } of created) {
      await giveWay()
      if (await touchedSince(strapi, type, documentId)) {
        kept.push({ title, reason: '导入后修改过' })
        continue
      }
      if (!dryRun) await asServer(() => strapi.documents(`api::${type}.${type}`).delete({ documentId }))
      removed += 1
    }
  }
  if (!dryRun) await strapi.db.connection('import_batches').where({ id: batch }).update({ undone_at: Date.now() })
  return { removed, kept }
}

async function touchedSince(strapi: Core.Strapi, type: ImportType, documentId: string): Promise<boolean> {
  const publishes = await strapi.db
    .connection('publish_events')
    .where({ type, document_id: documentId, action: 'publish' })
    .count({ count: '*' })
    .first()
  if (Number(publishes?.count) > 1) return true
  const versions: { published_at: unknown; updated_at: string | number | Date }[] = await strapi.db
    .connection(tableOf(definitionNamed(type)))
    .where({ document_id: documentId })
    .select('published_at', 'updated_at')
  const [draft, live] = [versions.find((row) => !row.published_at), versions.find((row) => row.published_at)]
  return draft !== undefined && live !== undefined && +new Date(draft.updated_at) > +new Date(live.updated_at)
}
