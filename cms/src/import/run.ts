import type { ImportRequest, ImportResult, ImportType } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { addPicture } from '../media/add.ts'
import { hashOf } from '../media/store.ts'
import { makePicture } from '../pictures/make.ts'
import { asServer } from '../writing/trusted.ts'
import { countRow, openBatch } from './batches.ts'
import { type ImportedEntry, readRow } from './entry.ts'

type ImportRow = ImportRequest['rows'][number]

/** Brings rows in one after the other, each in a transaction of its own: one that fails is reported and stops nothing. */
export async function importRows(strapi: Core.Strapi, request: ImportRequest): Promise<ImportResult[]> {
  if (!request.dryRun) await openBatch(strapi, request.batch, request.type)
  const results: ImportResult[] = []
  for (const row of request.rows) {
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
    const known = await knownEntry(strapi, request.type, entry.externalId)
    if (known?.importHash === entry.hash) return { outcome: 'unchanged' }
    const links = await linksOf(strapi, entry)
    for (const picture of pictures) {
      if (request.dryRun) await makePicture(picture.bytes, picture.name)
      else added.push(await addPicture(strapi, { ...picture, alternativeText: entry.fields.title }))
    }
    const data = { ...entry.fields, ...links, importHash: entry.hash, ...(added.length > 0 ? { photos: added } : {}) }
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
      await documents.update({ documentId, data, status: 'published' })
    } else {
      const identity = {
        externalId: entry.externalId,
        importBatch: batch,
        ...(entry.listedAt ? { listedAt: entry.listedAt } : {}),
      }
      await documents.create({ data: { ...data, ...identity }, status: 'published' })
    }
    if (dryRun) throw new Rehearsed()
  }
  try {
    await strapi.db.transaction(() => asServer(write))
  } catch (cause) {
    if (!(cause instanceof Rehearsed)) throw cause
  }
}

async function linksOf(strapi: Core.Strapi, { columnKey, organizationCode }: ImportedEntry) {
  const column = await strapi.db.query('api::column.column').findOne({ select: ['id'], where: { key: columnKey } })
  if (!column) throw new errors.ApplicationError(`没有标识为 ${columnKey} 的栏目`)
  if (!organizationCode) return { column: column.id }
  const organization = await strapi.db
    .query('api::organization.organization')
    .findOne({ select: ['id'], where: { code: organizationCode } })
  if (!organization) throw new errors.ApplicationError(`没有代码为 ${organizationCode} 的党组织`)
  return { column: column.id, organization: organization.id }
}

const knownEntry = (
  strapi: Core.Strapi,
  type: ImportType,
  externalId: string,
): Promise<{ documentId: string; importHash: string | null } | null> =>
  strapi.db
    .query(`api::${type}.${type}`)
    .findOne({ select: ['documentId', 'importHash'], where: { externalId, publishedAt: { $null: true } } })

async function removeFile(strapi: Core.Strapi, id: number): Promise<void> {
  const uploads = strapi.plugin('upload').service('upload')
  const file = await uploads.findOne(id)
  if (file) await uploads.remove(file)
}
