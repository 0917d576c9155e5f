import { allowedAttributes, allowedTags } from '@huoye/content-types'
import { safeLink } from './links.ts'
import { pictureSource } from './pictures.ts'
import { gatherWordLists, markListSigns } from './word-lists.ts'

const permitted = new Set(allowedTags)
const dropped = new Set([
  'script',
  'style',
  'meta',
  'link',
  'title',
  'xml',
  'head',
  'object',
  'iframe',
  'svg',
  'form',
  'input',
  'button',
  'select',
  'textarea',
])
const renamed: Readonly<Record<string, string>> = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  div: 'p',
  section: 'p',
  article: 'p',
  strike: 's',
  del: 's',
  ins: 'u',
}
const blocks = 'p, div, section, article, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, figure, hr'

/**
 * What is left of a paste from Word, WPS or a web page: the tags and attributes of the allow-list, real lists in place of
 * Word's painted ones, and no indentation by spaces (the site indents). Pictures that are not in the media library are dropped.
 * What was copied in an editor like this one is left as it is.
 */
export function cleanPasted(html: string): { html: string; lostPictures: number } {
  if (html.includes('data-pm-slice')) return { html, lostPictures: 0 }
  const { body } = new DOMParser().parseFromString(markListSigns(html), 'text/html')
  let lostPictures = 0
  for (const comment of comments(body)) comment.remove()
  gatherWordLists(body)
  for (const element of [...body.querySelectorAll('*')].reverse()) {
    const tag = element.localName
    if (dropped.has(tag) || (tag.includes(':') && !element.textContent?.trim())) element.remove()
    else if (tag === 'img' && !pictureSource.test(element.getAttribute('src') ?? '')) {
      element.remove()
      lostPictures += 1
    } else settle(element)
  }
  for (const paragraph of body.querySelectorAll('p, li, h2, h3, h4, td, th')) trimIndent(paragraph)
  for (const paragraph of body.querySelectorAll('p'))
    if (!paragraph.textContent?.trim() && !paragraph.querySelector('img, br')) paragraph.remove()
  return { html: body.innerHTML, lostPictures }
}

/** Keeps a permitted element with its permitted attributes, renames a synonym, unwraps anything else. */
function settle(element: Element): void {
  const tag = element.localName
  const style = element.getAttribute('style') ?? ''
  const holdsBlocks = element.querySelector(blocks) !== null
  if (tag === 'span' || tag === 'font') {
    if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrapChildren(element, 'strong')
    if (/font-style:\s*italic/i.test(style)) wrapChildren(element, 'em')
    if (/vertical-align:\s*super/i.test(style)) wrapChildren(element, 'sup')
    if (/vertical-align:\s*sub/i.test(style)) wrapChildren(element, 'sub')
  }
  const target = renamed[tag] ?? tag
  if (
    !permitted.has(target) ||
    (target === 'p' && tag !== 'p' && holdsBlocks) ||
    (tag === 'b' && /font-weight:\s*normal/i.test(style))
  ) {
    element.replaceWith(...element.childNodes)
    return
  }
  if (target === tag) {
    for (const { name } of [...element.attributes])
      if (!allowedAttributes[tag]?.includes(name)) element.removeAttribute(name)
    if (tag === 'a' && !safeLink(element.getAttribute('href') ?? '')) element.replaceWith(...element.childNodes)
    return
  }
  const named = element.ownerDocument.createElement(target)
  named.append(...element.childNodes)
  element.replaceWith(named)
}

function wrapChildren(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

function trimIndent(element: Element): void {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const first = walker.nextNode()
  if (first?.nodeValue) first.nodeValue = first.nodeValue.replace(/^[\s\u3000\u00a0]+/u, '')
}

function comments(body: HTMLElement): ChildNode[] {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const found: ChildNode[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Comment) found.push(node)
  return found
}
