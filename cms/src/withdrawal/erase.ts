import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import { mediaDir, originalsDir } from '../media/store.ts'

/**
 * Takes the bytes of withdrawn files off the disk, and what SQLite keeps of withdrawn rows beside its tables. Done again at the
 * next start where a crash came between.
 */
export async function erase(strapi: Core.Strapi): Promise<void> {
  const { connection } = strapi.db
  const unfinished: { seq: number; files: string }[] = await connection('withdrawals')
    .where({ erased: false })
    .select('seq', 'files')
  if (unfinished.length === 0) return
  for (const { files } of unfinished) {
    const names: unknown = JSON.parse(files)
    for (const name of Array.isArray(names) ? names : [])
      for (const folder of [mediaDir(), originalsDir()]) rmSync(join(folder, String(name)), { force: true })
  }
  await emptyLog(strapi)
  await connection('withdrawals')
    .whereIn(
      'seq',
      unfinished.map(({ seq }) => seq),
    )
    .update({ erased: true })
}

/** Deleted rows are overwritten (secure_delete); what they were still stands in SQLite's log until that is emptied. */
async function emptyLog(strapi: Core.Strapi): Promise<void> {
  const { connection, dialect } = strapi.db
  if (dialect.client === 'sqlite') await connection.raw('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** The public site has nothing left of what was withdrawn up to `through`: the last words of it go. */
export async function erasedEverywhere(strapi: Core.Strapi, through: number): Promise<void> {
  await strapi.db
    .connection('withdrawals')
    .where('seq', '<=', through)
    .whereNull('erased_everywhere_at')
    .update({ words: '[]', erased_everywhere_at: Date.now() })
  await emptyLog(strapi)
}
