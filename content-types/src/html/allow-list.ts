/**
 * What body HTML may hold. Data for the sanitiser in the CMS and for the editor's paste filter;
 * anything not named is dropped (tags keep their text, scripts and styles lose it).
 */
export const allowedTags: readonly string[] = [
  'h2',
  'h3',
  'h4',
  'p',
  'br',
  'hr',
  'blockquote',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'b',
  'i',
  'u',
  's',
  'sub',
  'sup',
  'a',
  'figure',
  'figcaption',
  'img',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'colgroup',
  'col',
]

export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'width', 'height'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  ol: ['start'],
}

/** Schemes of links; relative links are allowed, protocol-relative ones are not. */
export const allowedSchemes: readonly string[] = ['http', 'https', 'mailto', 'tel']

/** Pictures come from the site's own media only, so that nobody else learns who reads a page. */
export const allowedPictureSource = /^\/media\/[a-z0-9][a-z0-9._-]*$/
