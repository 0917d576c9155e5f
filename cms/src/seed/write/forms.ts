import type { Core } from '@strapi/strapi'
import { addFile } from '../../media/add.ts'
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
    ids.set(form, known?.id ?? (await addFile(strapi, { name: fileNameOf(form), bytes: formDocument(form), mimetype })))
  }
  return ids
}
