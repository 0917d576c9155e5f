import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

/** What messengers show of a page without a picture: the page of the icon between the rules of the header. No text, so no fonts. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
<rect width="1200" height="630" fill="#fdfcf9"/>
<path d="M0 46h1200M0 584h1200" stroke="#951a1d" stroke-width="12"/>
<path d="M0 60h1200M0 570h1200" stroke="#b0873a" stroke-width="3"/>
<g transform="translate(440 155) scale(10)" fill="none" stroke="#951a1d">
<path d="M7 6h11l7 7v13H7z" stroke-width="1.6" stroke-linejoin="round"/>
<path d="M18 6v7h7M11.500 18h9M11.500 22h6" stroke-width="1.3"/>
</g></svg>`

/** Leaves /card.png (head/card-path.ts) beside the other files of the built site. */
export default function card() {
  return {
    name: 'huoye-card',
    hooks: {
      /** @param {{ dir: URL }} built */
      'astro:build:done': async ({ dir }) => {
        const png = sharp(Buffer.from(drawing)).png({ palette: true, effort: 10 })
        await png.toFile(fileURLToPath(new URL('card.png', dir)))
      },
    },
  }
}
