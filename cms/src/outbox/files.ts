import type { Core } from '@strapi/strapi'
import { usersOfFile } from '../projecting/file-use.ts'
import { recordEvent } from './record.ts'

const uid = 'plugin::upload.file'

/**
 * Files do not pass the document service: the upload plugin writes them by `db.query(uid)`, whose repository is one object.
 * Its update and delete get a transaction and, where a published document shows the file, an event. The users are looked
 * for before the write, because deleting a file cuts its links.
 */
export function guardFiles(strapi: Core.Strapi): void {
  const files = strapi.db.query(uid)
  const { update, delete: remove } = files

  const recorded = (write: typeof update): typeof update => {
    return (params) =>
      strapi.db.transaction(async (transaction) => {
        const file = await files.findOne({ where: params.where, select: ['id', 'documentId'] })
        const affects = file ? await usersOfFile(strapi, transaction.trx, file.id) : []
        const result = await write(params)
        if (affects.length > 0) {
          await recordEvent(strapi, transaction, {
            type: 'file',
            id: file.documentId ?? String(file.id),
            action: 'media',
            affects,
          })
        }
        return result
      })
  }

  files.update = recorded(update.bind(files))
  files.delete = recorded(remove.bind(files))
}
