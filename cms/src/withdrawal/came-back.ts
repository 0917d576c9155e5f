import { uidOf, withdrawableTypes } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { noteInJournal, withdrawnHere } from './journal.ts'
import { withdraw } from './withdraw.ts'

/**
 * Beside the database, what was withdrawn stands in a file: a database that somebody restored from an older copy does not know it.
 * Called at the start: what came back so is withdrawn once more, and what the file does not hold yet is added.
 */
export async function withdrawWhatCameBack(strapi: Core.Strapi): Promise<void> {
  const lines = withdrawnHere()
  for (const { type, id, reason } of lines) {
    const known = withdrawableTypes.find((name) => name === type)
    if (!known) continue
    const there = await strapi.db.query(uidOf(known)).count({ where: { documentId: id } })
    if (there === 0) continue
    strapi.log.warn(`${type} ${id} was withdrawn and came back: withdrawing it again`)
    await withdraw(strapi, { type: known, id }, { by: null, reason })
  }
  await noteInJournal(strapi)
}
