import { type BodyPicture, htmlText, picturesInHtml } from '@huoye/content-types'
import { type ShownPicture, shownPicture } from '../pictures/shown.ts'

/** A piece of a body, in its order: HTML, or a picture for the templates to emit as they emit all. */
export type BodyPart = { html: string } | { picture: ShownPicture }

/**
 * A body as the page prints it. The CMS sanitised it when it was written. Its pictures come in every width and format that there
 * is; one that nothing is known of stays as it is. A table that is wider than a phone scrolls inside itself, by touch and by keyboard.
 */
export function bodyParts(body: string, pictures: readonly BodyPicture[]): BodyPart[] {
  const known = new Map(pictures.flatMap((picture) => picture.sources.map(({ name }) => [name, picture])))
  const parts: BodyPart[] = []
  let from = 0
  for (const { 0: tag, index } of body.matchAll(/<img\s[^>]*>/g)) {
    const picture = known.get(picturesInHtml(tag)[0] ?? '')
    if (!picture) continue
    parts.push({ html: withScrollingTables(body.slice(from, index)) })
    parts.push({ picture: shownPicture({ ...picture, alt: altOf(tag), caption: null }) })
    from = index + tag.length
  }
  parts.push({ html: withScrollingTables(body.slice(from)) })
  return parts
}

const altOf = (tag: string): string => htmlText(/\salt="([^"]*)"/.exec(tag)?.[1] ?? '', { between: '', captions: true })

const withScrollingTables = (html: string): string =>
  html.includes('table')
    ? html
        .replace(/<table(?=[\s>])/g, '<section class="scroll" tabindex="0" aria-label="表格"><table')
        .replaceAll('</table>', '</table></section>')
    : html
