import type { ImportRequest, ImportResult } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { addPicture } from '../media/add.ts'
import { hashOf } from '../media/store.ts'
import { makePicture } from '../pictures/make.ts'
import { giveWay } from '../urgency/turns.ts'
import { withdrawnNumbers, withdrawnReason } from '../withdrawal/list.ts'
import { asServer } from '../writing/trusted.ts'
import { countRow, openBatch } from './batches.ts'
import { type ImportedEntry, newEntryData, readRow } from './entry.ts'
import { knownEntries } from './known.ts'
import { placesOf } from './places.ts'

type ImportRow = ImportRequest['rows'][number]

/** Brings rows in one after the other, each in a transaction of its own: one that fails is reported and stops nothing. */
export async function importRows(strapi: Core.Strapi, request: ImportRequest): Promise<ImportResult[]> {
  if (!request.dryRun) await openBatch(strapi, request.batch, request.type)
  const results: ImportResult[] = []
  for (const row of request.rows) {
    await giveWay()
    const result = await importRow(strapi, request, row)
    if (!request.dryRun) await countRow(strapi, request.batch, result.outcome)
    results.push({ line: row.line, ...result })
  }
  return results
}

type Outcome = Omit<ImportResult, 'line'>

async function importRow(strapi: Core.Strapi, request: ImportRequest, { row, photos }: ImportRow): Promise<Outcome> {
  const pictures = photos.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }))
  const reading = readRow(
    request.type,
    row,
    request.column,
    pictures.map(({ bytes }) => hashOf(bytes)),
  )
  if ('failed' in reading) return { outcome: 'failed', reason: reading.failed }
  if ('skipped' in reading) return { outcome: 'skipped', reason: reading.skipped }
  const { entry } = reading
  const added: number[] = []
  try {
    const known = (await knownEntries(strapi, request.type, [entry.externalId])).get(entry.externalId)
    if (known?.importHash === entry.hash) return { outcome: 'unchanged' }
    if ((await withdrawnNumbers(strapi, [entry.externalId])).size > 0)
      return { outcome: 'failed', reason: withdrawnReason }
    const placeOf = await placesOf(strapi, [entry])
    const links = Object.fromEntries(Object.entries(placeOf(entry)).map(([name, { id }]) => [name, id]))
    for (const picture of pictures) {
      if (request.dryRun) await makePicture(picture.bytes, picture.name)
      else added.push(await addPicture(strapi, { ...picture, alternativeText: entry.fields.title }))
    }
    const data = { ...links, ...(added.length > 0 ? { photos: added } : {}) }
    await writeEntry(strapi, request, known?.documentId ?? null, entry, data)
    return known ? { outcome: 'updated' } : { outcome: 'created', ...(entry.note ? { note: entry.note } : {}) }
  } catch (cause) {
    for (const id of added) await removeFile(strapi, id)
    if (!(cause instanceof errors.ApplicationError)) strapi.log.error(cause)
    return {
      outcome: 'failed',
      reason: cause instanceof errors.ApplicationError ? cause.message : `写入出错：${String(cause)}`,
    }
  }
}

/** Thrown to take a rehearsal back. */
class Rehearsed extends Error {}

async function writeEntry(
  strapi: Core.Strapi,
  { type, batch, dryRun }: ImportRequest,
  documentId: string | null,
  entry: ImportedEntry,
  data: Record<string, unknown>,
): Promise<void> {
  const documents = strapi.documents(`api::${type}.${type}`)
  const write = async () => {
    if (documentId) {
      const changed: Record<string, unknown> = { ...entry.fields, importHash: entry.hash, ...data }
      await documents.update({ documentId, data: changed, status: 'published' })
    } else {
      await documents.create({ data: { ...newEntryData(entry, batch), ...data }, status: 'published' })
    }
    if (dryRun) throw new Rehearsed()
  }
  try {
    await strapi.db.transaction(() => asServer(write))
  } catch (cause) {
    if (!(cause instanceof Rehearsed)) throw cause
  }
}

async function removeFile(strapi: Core.Strapi, id: number): Promise<void> {
  const uploads = strapi.plugin('upload').service('upload')
  const file = await uploads.findOne(id)
  if (file) await uploads.remove(file)
}
