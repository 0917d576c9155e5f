import { addresses, uidOf, type WithdrawableType } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { recordEvent } from '../outbox/record.ts'
import { branchAddress } from '../publishing/public-address.ts'
import { erase } from './erase.ts'
import { ownFiles, removeFiles, unusedElsewhere } from './files.ts'
import { noteInJournal } from './journal.ts'

/** Who withdraws and why; `by` is null for the command line. */
export type Order = { by: number | null; reason: string }

/**
 * Takes a document out of the CMS at once and for good, drafts and files of its own included, and tells every consumer to do
 * the same with all that it keeps. What stays is that it was done: when, by whom, why, and no word of the document.
 * Throws NotFoundError when there is no such document.
 */
export async function withdraw(
  strapi: Core.Strapi,
  { type, id }: { type: WithdrawableType; id: string },
  { by, reason }: Order,
): Promise<void> {
  const uid = uidOf(type)
  await strapi.db.transaction(async (transaction) => {
    const rows: Row[] = await strapi.db.query(uid).findMany({ where: { documentId: id }, populate: ['organization'] })
    const [row] = rows
    if (!row) throw new errors.NotFoundError('没有这份文档，可能已经撤下或删除。')
    const paths = await addressesOf(strapi, type, rows)
    const { trx } = transaction
    const files = await ownFiles(strapi, trx, type, id)
    await strapi.documents(uid).delete({ documentId: id })
    const names = await removeFiles(strapi, trx, await unusedElsewhere(strapi, trx, files))
    await strapi.db
      .connection('withdrawals')
      .transacting(trx)
      .insert({
        type,
        document_id: id,
        paths: JSON.stringify(paths),
        files: JSON.stringify(names),
        external_id: row.externalId ?? null,
        at: Date.now(),
        by_user: by,
        reason,
        words: JSON.stringify(titlesOf(rows)),
        erased: false,
      })
    // Besides the event of the deletion: what was taken down before may still be in what a consumer keeps of the past.
    await recordEvent(strapi, transaction, { type, id, action: 'withdraw', affects: [] })
  })
  await noteInJournal(strapi)
  await erase(strapi)
}

type Row = {
  title?: string | null
  shortTitle?: string | null
  publicId?: string | null
  listedAt?: string | Date | null
  externalId?: string | null
  organization?: { documentId: string } | null
}

/** Long enough to be this document's and no other's; the rest shows by its link. */
const shortestTitle = 4

const titlesOf = (rows: readonly Row[]): string[] => {
  const titles = rows.flatMap(({ title, shortTitle }) => [title, shortTitle]).filter((text) => typeof text === 'string')
  return [...new Set(titles.filter((text) => text.length >= shortestTitle))]
}

/** Where the document was or may have been: every year that any of its versions was listed under. */
async function addressesOf(strapi: Core.Strapi, type: WithdrawableType, rows: readonly Row[]): Promise<string[]> {
  if (type === 'overview') {
    const homes = rows.flatMap(({ organization }) => organization?.documentId ?? [])
    const found = await Promise.all(homes.map((id) => branchAddress(strapi, id)))
    return [...new Set(found.filter((path) => path !== null))]
  }
  const own = rows.flatMap(({ publicId, listedAt }) =>
    publicId && listedAt ? [addresses.entry({ type, publicId, listedAt: new Date(listedAt).toISOString() })] : [],
  )
  return [...new Set(own)]
}
