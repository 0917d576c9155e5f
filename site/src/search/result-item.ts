import { fullDay } from '../text/dates.ts'
import { hitsIn, markedParts, type Part, withoutBeginning } from './marked-parts.ts'
import type { PagefindData } from './pagefind.ts'

/** One result as an entry of the list. Only text nodes and `mark` are made, whatever the index holds. */
export function resultItem({ url, excerpt, meta }: PagefindData, query: string): HTMLLIElement {
  const item = element('li', 'entry')
  const heading = element('h2')
  const link = element('a')
  link.href = url
  link.append(...nodes(hitsIn(meta.title ?? url, query)))
  heading.append(link)
  const text = element('p', 'dek')
  text.append(...nodes(withoutBeginning(markedParts(excerpt), [meta.title, meta.place, meta.column])))
  item.append(heading, text, details(meta))
  return item
}

function details({ place, column, date }: PagefindData['meta']): HTMLParagraphElement {
  const line = element('p', 'meta')
  for (const value of [place, column]) {
    if (!value) continue
    const part = element('span')
    part.textContent = value
    line.append(part)
  }
  if (date) {
    const day = element('time')
    day.dateTime = date
    day.textContent = fullDay(date)
    line.append(day)
  }
  return line
}

const nodes = (parts: readonly Part[]): Node[] =>
  parts.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text)
    const mark = element('mark')
    mark.textContent = text
    return mark
  })

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = ''): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  if (className) made.className = className
  return made
}
