import { type PublicRecordType, uidOf, type WithdrawableType } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionNamed, tableOf } from '../content.ts'
import { type FileRow, filesNamed, type Trx } from '../media/files-named.ts'
import { populateOf } from '../projecting/populate.ts'

/** A file of the media library: its row, and the names that its bytes have on the disk. */
export type OwnFile = { id: number; names: string[] }

/** Types whose text may show a picture by its address. */
const bodied = ['article', 'activity', 'overview'] as const
/** Relations that lead to what is not the document's own. */
const elsewhere: ReadonlySet<string> = new Set(['organization', 'column', 'exemplar', 'leaders'])

/** Every file that any version of a document shows, in its fields or inside its text. */
export async function ownFiles(strapi: Core.Strapi, trx: Trx, type: WithdrawableType, id: string): Promise<OwnFile[]> {
  const versions: Record<string, unknown>[] = await strapi.db
    .query(uidOf(type))
    .findMany({ where: { documentId: id }, populate: ownParts(type) })
  const found = new Map(versions.flatMap(filesIn).map((row) => [row.id, fileOf(row)]))
  const named = versions.flatMap(({ body }) => mediaNamesIn(body))
  for (const row of await filesNamed(strapi, trx, named)) found.set(row.id, fileOf(row))
  return [...found.values()]
}

const ownParts = (type: PublicRecordType): Record<string, unknown> =>
  Object.fromEntries(Object.entries(populateOf[type]).filter(([name]) => !elsewhere.has(name)))

function filesIn(value: unknown): FileRow[] {
  if (Array.isArray(value)) return value.flatMap(filesIn)
  if (isFile(value)) return [value]
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? filesIn(Object.values(value)) : []
}

const isFile = (value: unknown): value is FileRow =>
  typeof value === 'object' && value !== null && 'provider_metadata' in value && 'url' in value && 'id' in value

/** Of files whose document is gone: those that no other document shows. */
export async function unusedElsewhere(strapi: Core.Strapi, trx: Trx, files: readonly OwnFile[]): Promise<OwnFile[]> {
  if (files.length === 0) return []
  const links: { file_id: number }[] = await strapi.db
    .connection('files_related_mph')
    .transacting(trx)
    .whereIn(
      'file_id',
      files.map(({ id }) => id),
    )
    .select('file_id')
  const linked = new Set(links.map(({ file_id }) => file_id))
  const inTexts = await namesInTexts(strapi, trx)
  return files.filter(({ id, names }) => !linked.has(id) && !names.some((name) => inTexts.has(name)))
}

async function namesInTexts(strapi: Core.Strapi, trx: Trx): Promise<Set<string>> {
  const names = new Set<string>()
  for (const type of bodied) {
    const rows: { body: string }[] = await strapi.db
      .connection(tableOf(definitionNamed(type)))
      .transacting(trx)
      .where('body', 'like', '%/media/%')
      .select('body')
    for (const { body } of rows) for (const name of mediaNamesIn(body)) names.add(name)
  }
  return names
}

/** Takes files out of the media library. Gives the names whose bytes no other file has: the same photograph uploaded twice is one. */
export async function removeFiles(strapi: Core.Strapi, trx: Trx, files: readonly OwnFile[]): Promise<string[]> {
  const uploads = strapi.plugin('upload').service('upload')
  for (const { id } of files) {
    const row = await uploads.findOne(id)
    if (row) await uploads.remove(row)
  }
  return namesOfNoFile(
    strapi,
    trx,
    files.flatMap(({ names }) => names),
  )
}

/** Those of some names that no file of the media library has, each once. */
export async function namesOfNoFile(strapi: Core.Strapi, trx: Trx, names: readonly string[]): Promise<string[]> {
  const free = new Set(names)
  for (const row of await filesNamed(strapi, trx, [...free])) for (const name of fileOf(row).names) free.delete(name)
  return [...free]
}

const fileOf = ({ id, url, formats, provider_metadata }: FileRow): OwnFile => ({
  id,
  names: mediaNamesIn(JSON.stringify([url, formats, provider_metadata])),
})

const mediaNamesIn = (text: unknown): string[] =>
  typeof text === 'string' ? [...new Set(text.match(/\b[a-z0-9]{32}\.[a-z0-9]{1,8}\b/g) ?? [])] : []
