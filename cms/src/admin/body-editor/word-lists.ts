/** Word says which part of a paragraph it painted as a list's marker. */
const wordMarker = /<!(?:--)?\[if !supportLists\](?:--)?>([\s\S]*?)<!(?:--)?\[endif\](?:--)?>/g

/** Keeps those markers recognisable when the HTML is parsed, which drops Word's own brackets. */
export const markListSigns = (html: string): string => html.replace(wordMarker, '<span data-marker>$1</span>')

/** Word writes a list as paragraphs with a painted marker; consecutive ones become one list. Chinese numbering (一、) stays text. */
export function gatherWordLists(body: HTMLElement): void {
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
