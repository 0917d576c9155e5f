import type { Core } from '@strapi/strapi'
import { addPicture } from '../../media/add.ts'
import { sayProgress } from '../../supervised/supervised.ts'
import { library } from '../pictures/library.ts'
import { paint } from '../pictures/paint.ts'
import type { LibraryFile } from './figure.ts'

/** Draws what the media library lacks and uploads it as anybody would. Files by the picture's name. */
export async function writePictures(strapi: Core.Strapi): Promise<Map<string, LibraryFile>> {
  const known = await stored(strapi)
  const missing = library.filter(({ name }) => !known.has(name))
  let done = 0
  const lane = async (pictures: typeof missing): Promise<void> => {
    for (const picture of pictures) {
      await addPicture(strapi, {
        bytes: await paint(picture),
        name: `${picture.name}.jpg`,
        alternativeText: picture.alt,
        caption: '绘图（示例）',
      })
      done += 1
      if (done % 10 === 0 || done === missing.length) sayProgress(strapi, `图片 ${done}/${missing.length}`)
    }
  }
  await Promise.all([0, 1].map((turn) => lane(missing.filter((_, index) => index % 2 === turn))))
  return stored(strapi)
}

async function stored(strapi: Core.Strapi): Promise<Map<string, LibraryFile>> {
  const files: { id: number; name: string; url: string; width: number; height: number }[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ select: ['id', 'name', 'url', 'width', 'height'] })
  return new Map(
    library.flatMap(({ name, alt }) => {
      const file = files.find((candidate) => candidate.name === `${name}.jpg`)
      return file ? [[name, { id: file.id, url: file.url, width: file.width, height: file.height, alt }] as const] : []
    }),
  )
}
