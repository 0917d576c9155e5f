import { allowedAttributes, allowedPictureSource, allowedSchemes, allowedTags } from '@huoye/content-types'
import sanitizeHtml from 'sanitize-html'
import { plainCharacters } from './characters.ts'

const mutable = (lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists).map(([tag, names]) => [tag, [...names]]))

/** Elements that stand deeper in others than this lose their tags and keep their words. */
const deepest = 50

/**
 * Body HTML with nothing in it beyond the allow-list. Pictures stand under /media/ or fall out;
 * an address of this CMS (`ownOrigin`, as the editor's picture button may write it) is shortened to its path first.
 */
export function sanitiseBody(html: string, ownOrigin: string): string {
  return sanitizeHtml(plainCharacters(html), {
    allowedTags: [...allowedTags],
    allowedAttributes: mutable(allowedAttributes),
    allowedSchemes: [...allowedSchemes],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
    nestingLimit: deepest,
    transformTags: {
      h1: 'h2',
      h5: 'h4',
      h6: 'h4',
      strike: 's',
      del: 's',
      img: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, src: withoutOrigin(attribs.src ?? '', ownOrigin) },
      }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !allowedPictureSource.test(attribs.src ?? ''),
  })
}

const withoutOrigin = (src: string, ownOrigin: string): string =>
  src.startsWith(`${ownOrigin}/`) ? src.slice(ownOrigin.length) : src
