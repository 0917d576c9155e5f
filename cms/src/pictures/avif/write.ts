import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import { hashOf, mediaDir, originalsDir, put } from '../../media/store.ts'
import type { Transaction } from '../../outbox/transaction.ts'
import { namesOfNoFile } from '../../withdrawal/files.ts'
import { asServer } from '../../writing/trusted.ts'
import { finished, isSameUpload, isSmaller, type PictureMetadata, type StoredPicture, understood } from './progress.ts'
import { runEncoder } from './run-encoder.ts'

/** A picture whose AVIF files stand on the disk, by their names in the order of its sources; none when WebP is smaller. */
export type Encoded = { picture: StoredPicture; names: readonly string[] }

/**
 * Makes the AVIF files of a picture. Its row has their names before the disk has them, so that a withdrawal that comes in between
 * takes them along. One that cannot be encoded stays as it is, and is not tried again. Null when the file was replaced or taken out
 * meanwhile.
 */
export async function makeAvif(
  strapi: Core.Strapi,
  picture: StoredPicture,
  signal: AbortSignal,
): Promise<Encoded | null> {
  const { sources } = picture.metadata.picture
  const widths = sources.map(({ width }) => width)
  const files = await runEncoder(join(originalsDir(), picture.metadata.original), widths, signal).catch(
    (cause: unknown) => {
      if (signal.aborted) throw cause
      strapi.log.warn(`no AVIF of file ${picture.id}: ${String(cause)}`)
      return []
    },
  )
  if (!isSmaller(sources, files)) return { picture, names: [] }
  const names = files.map((bytes) => `${hashOf(bytes)}.avif`)
  const announced = await strapi.db.transaction(async ({ trx }) => {
    const now = await currently(strapi, trx, picture.id)
    if (!now || !isSameUpload(picture.metadata, now)) return false
    await filesTable(strapi, trx, picture.id).update({ provider_metadata: JSON.stringify({ ...now, avif: names }) })
    return true
  })
  if (!announced) return null
  for (const bytes of files) await put(mediaDir(), bytes, 'avif')
  return { picture, names }
}

/** Says of pictures that their AVIF is there, in one transaction: what shows them is published anew, together and behind all else. */
export async function announce(strapi: Core.Strapi, done: readonly Encoded[]): Promise<void> {
  const files = strapi.db.query('plugin::upload.file')
  const gone = await strapi.db.transaction(({ trx }) =>
    asServer(async () => {
      const left: string[] = []
      for (const { picture, names } of done) {
        const now = await currently(strapi, trx, picture.id)
        if (!now || !isSameUpload(picture.metadata, now)) {
          left.push(...(await namesOfNoFile(strapi, trx, names)))
        } else if (names.length > 0) {
          await files.update({ where: { id: picture.id }, data: { provider_metadata: finished(now, names) } })
        } else {
          await filesTable(strapi, trx, picture.id).update({ provider_metadata: JSON.stringify(finished(now, [])) })
        }
      }
      return left
    }),
  )
  for (const name of gone) await rm(join(mediaDir(), name), { force: true })
}

const filesTable = (strapi: Core.Strapi, trx: Transaction['trx'], id: number) =>
  strapi.db.connection('files').transacting(trx).where({ id })

async function currently(strapi: Core.Strapi, trx: Transaction['trx'], id: number): Promise<PictureMetadata | null> {
  const rows: { provider_metadata: unknown }[] = await filesTable(strapi, trx, id)
    .forUpdate()
    .select('provider_metadata')
  return understood(rows[0]?.provider_metadata)
}
