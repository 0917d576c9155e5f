import { type DocumentTypeDefinition, picturesInHtml } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { filesNamed, type Trx } from '../media/files-named.ts'

type Data = Record<string, unknown>

/**
 * The files that the body of a write shows, to be stored with it: by these links a picture inside a text is published like any
 * other. Nothing where the write leaves the body as it is.
 */
export async function bodyPictures(
  strapi: Core.Strapi,
  trx: Trx,
  { fields }: DocumentTypeDefinition,
  data: Data,
): Promise<Data> {
  if (!fields.bodyPictures || !('body' in data)) return {}
  const names = typeof data.body === 'string' ? picturesInHtml(data.body) : []
  const files = await filesNamed(strapi, trx, names)
  return { bodyPictures: [...new Set(files.map(({ id }) => id))] }
}
