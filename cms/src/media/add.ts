import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'

export type NewPicture = { bytes: Uint8Array; name: string; alternativeText?: string; caption?: string }
type NewFile = NewPicture & { mimetype: string }

/** Puts a picture into the media library as an upload would, for seed and import. Gives the id to connect it by. Throws FileRefused. */
export const addPicture = (strapi: Core.Strapi, picture: NewPicture): Promise<number> =>
  addFile(strapi, { ...picture, mimetype: 'image/*' })

/** Puts any file into the media library as an upload would: it is sniffed, named by its content and refused like one. */
export async function addFile(
  strapi: Core.Strapi,
  { bytes, name, alternativeText, caption, mimetype }: NewFile,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'huoye-upload-'))
  const filepath = join(folder, 'file')
  try {
    await writeFile(filepath, bytes)
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name, alternativeText, caption } },
        files: { filepath, originalFilename: name, mimetype, size: bytes.length },
      })
    return file.id
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
