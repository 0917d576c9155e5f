import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'

export type NewPicture = { bytes: Uint8Array; name: string; alternativeText?: string; caption?: string }

/** Puts a picture into the media library as an upload would, for seed and import. Gives the id to connect it by. Throws FileRefused. */
export async function addPicture(
  strapi: Core.Strapi,
  { bytes, name, alternativeText, caption }: NewPicture,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'huoye-picture-'))
  const filepath = join(folder, 'picture')
  try {
    await writeFile(filepath, bytes)
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name, alternativeText, caption } },
        files: { filepath, originalFilename: name, mimetype: 'image/*', size: (await stat(filepath)).size },
      })
    return file.id
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
