/**
 * The editor's HTML as it is stored: a heading row in `thead`, no paragraph around a lone line in a cell or list item,
 * nothing at all for an empty text.
 */
export function tidy(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  if (!body.textContent?.trim() && !body.querySelector('img, hr, table')) return ''
  for (const holder of body.querySelectorAll('td, th, li')) unwrapLonelyParagraph(holder)
  for (const table of body.querySelectorAll('table')) markHeadingRow(table)
  for (const last of [...body.children].reverse()) {
    if (last.tagName !== 'P' || last.childNodes.length > 0) break
    last.remove()
  }
  return body.innerHTML
}

function unwrapLonelyParagraph(holder: Element): void {
  const [first, ...others] = holder.children
  if (first?.tagName !== 'P' || others.some(({ tagName }) => tagName !== 'UL' && tagName !== 'OL')) return
  first.replaceWith(...first.childNodes)
}

function markHeadingRow(table: HTMLTableElement): void {
  const first = table.rows[0]
  if (!first || table.tHead || [...first.cells].some(({ tagName }) => tagName !== 'TH')) return
  table.createTHead().append(first)
}
