import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import { type FormName, fileNameOf, formDocument, formNames } from '../forms/forms.ts'

const mimetype = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Uploads the empty forms that the media library lacks. File ids by the form's name. */
export async function writeForms(strapi: Core.Strapi): Promise<Map<FormName, number>> {
  const stored: { id: number; name: string }[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ select: ['id', 'name'], where: { name: { $in: formNames.map(fileNameOf) } } })
  const ids = new Map<FormName, number>()
  for (const form of formNames) {
    const known = stored.find(({ name }) => name === fileNameOf(form))
    ids.set(form, known?.id ?? (await upload(strapi, fileNameOf(form), formDocument(form))))
  }
  return ids
}

async function upload(strapi: Core.Strapi, name: string, bytes: Buffer): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'huoye-form-'))
  const filepath = join(folder, 'form.docx')
  try {
    await writeFile(filepath, bytes)
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name } },
        files: { filepath, originalFilename: name, mimetype, size: bytes.length },
      })
    return file.id
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
