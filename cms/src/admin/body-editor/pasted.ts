import { allowedAttributes, allowedSchemes, allowedTags } from '@huoye/content-types'
import { pictureSource } from './pictures.ts'

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
/** Word says which part of a paragraph it painted as a list's marker. */
const wordMarker = /<!(?:--)?\[if !supportLists\](?:--)?>([\s\S]*?)<!(?:--)?\[endif\](?:--)?>/g
const blocks = 'p, div, section, article, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, figure, hr'

/**
 * What is left of a paste from Word, WPS or a web page: the tags and attributes of the allow-list, real lists in place of
 * Word's painted ones, and no indentation by spaces (the site indents). Pictures that are not in the media library are dropped.
 */
export function cleanPasted(html: string): { html: string; lostPictures: number } {
  const { body } = new DOMParser().parseFromString(html.replace(wordMarker, '<span data-marker>$1</span>'), 'text/html')
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

/** Whether a link may stand in a body: one of the permitted schemes, or an address inside this site. */
export function safeLink(href: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase()
  return scheme ? allowedSchemes.includes(scheme) : href.startsWith('/') && !href.startsWith('//')
}

/** Word writes a list as paragraphs with a painted marker; consecutive ones become one list. Chinese numbering (一、) stays text. */
function gatherWordLists(body: HTMLElement): void {
  for (const item of body.querySelectorAll('p[class*="MsoListParagraph"], p[style*="mso-list"]')) {
    const marker = item.querySelector('[data-marker]')
    const sign = marker?.textContent?.replaceAll('\u00a0', ' ').trim() ?? ''
    const kind = /^[0-9a-z]{1,3}[.)．]$/i.test(sign) ? 'ol' : /^[·•●○◦▪■§Ø◆➢o-]$/u.test(sign) ? 'ul' : null
    if (!kind) continue
    marker?.remove()
    const before = item.previousElementSibling
    const list =
      before?.localName === kind && before.hasAttribute('data-gathered')
        ? before
        : body.ownerDocument.createElement(kind)
    list.setAttribute('data-gathered', '')
    const entry = body.ownerDocument.createElement('li')
    entry.append(...item.childNodes)
    list.append(entry)
    if (list === before) item.remove()
    else item.replaceWith(list)
  }
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
