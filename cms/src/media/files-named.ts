import type { Core } from '@strapi/strapi'
import type { Transaction } from '../outbox/transaction.ts'

export type Trx = Transaction['trx']

/** A row of the media library as far as it knows names of bytes. */
export type FileRow = { id: number; url: unknown; formats: unknown; provider_metadata: unknown }

/** The files that have one of these names among their own and their derivatives', by name. One file may come several times. */
export async function filesNamed(strapi: Core.Strapi, trx: Trx, names: readonly string[]): Promise<FileRow[]> {
  const found: FileRow[] = []
  for (const name of new Set(names))
    found.push(
      ...(await strapi.db
        .connection('files')
        .transacting(trx)
        .whereRaw('CAST(provider_metadata AS TEXT) LIKE ? OR CAST(formats AS TEXT) LIKE ? OR url LIKE ?', [
          `%${name}%`,
          `%${name}%`,
          `%${name}`,
        ])
        .select('id', 'url', 'formats', 'provider_metadata')),
    )
  return found
}
