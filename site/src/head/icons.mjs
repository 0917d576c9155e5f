import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

/** Icons of the home screen: the site's own on paper, with room around it for phones that cut icons into their own shape. */
const icons = [
  { name: 'icon-192.png', size: 192 },
  { name: 'icon-512.png', size: 512 },
  { name: 'apple-touch-icon.png', size: 180 },
]
const partOfIcon = 0.64

/** Leaves them beside the other files of the built site, drawn from public/icon.svg. */
export default function iconFiles() {
  return {
    name: 'huoye-icons',
    hooks: {
      /** @param {{ dir: URL }} built */
      'astro:build:done': async ({ dir }) => {
        const drawing = fileURLToPath(new URL('../../public/icon.svg', import.meta.url))
        for (const { name, size } of icons) {
          const inner = Math.round(size * partOfIcon)
          const icon = await sharp(drawing, { density: 1200 }).resize(inner, inner).png().toBuffer()
          await sharp({ create: { width: size, height: size, channels: 3, background: '#fdfcf9' } })
            .composite([{ input: icon, gravity: 'centre' }])
            .png({ palette: true, effort: 10 })
            .toFile(fileURLToPath(new URL(name, dir)))
        }
      },
    },
  }
}
