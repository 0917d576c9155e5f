import sharp from 'sharp'
import { random } from '../compose/random.ts'
import { canvas, height, width } from './canvas.ts'
import { lights } from './color.ts'
import type { LibraryPicture } from './library.ts'

/** The picture as SVG, the same for the same name. */
export function draw(picture: LibraryPicture): string {
  const surface = canvas(lights[picture.light], random(picture.name))
  const markup = picture.painter(surface)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${surface.definitions()}</defs>${markup}</svg>`
}

/** The picture as a JPEG of 1600 by 1000 pixels. */
export const paint = (picture: LibraryPicture): Promise<Buffer> =>
  sharp(Buffer.from(draw(picture)))
    .flatten({ background: '#fdfcf9' })
    .jpeg({ quality: 88 })
    .toBuffer()
