import type { Core } from '@strapi/strapi'
import { addPicture } from '../../pictures/add.ts'
import { library } from '../pictures/library.ts'
import { paint } from '../pictures/paint.ts'

/** Draws what the media library lacks and uploads it as anybody would. File ids by the picture's name. */
export async function writePictures(strapi: Core.Strapi): Promise<Map<string, number>> {
  const stored: { id: number; name: string }[] = await strapi.db.query('plugin::upload.file').findMany({ select: ['id', 'name'] })
  const ids = new Map(stored.map(({ id, name }) => [name, id]))
  for (const [index, picture] of library.entries()) {
    const name = `${picture.name}.jpg`
    if (ids.has(name)) continue
    ids.set(name, await addPicture(strapi, { bytes: await paint(picture), name, alternativeText: picture.alt, caption: '绘图（示例）' }))
    if ((index + 1) % 10 === 0 || index + 1 === library.length) strapi.log.info(`图片 ${index + 1}/${library.length}`)
  }
  return new Map(library.flatMap(({ name }) => (ids.has(`${name}.jpg`) ? [[name, ids.get(`${name}.jpg`) ?? 0]] : [])))
}
