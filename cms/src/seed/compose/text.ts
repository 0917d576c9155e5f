import type { Random } from './random.ts'

/** What the words in braces stand for. */
type Slots = Readonly<Record<string, string | number>>

/** One entry's way of filling braces: where the same words stand to choice twice, in title and text, the same one is taken. */
export type Wording = { fill(line: string): string; dice: Random }

type Composed = { html: string; firstParagraph: string }

const marker = '<p><em>本文为演示用的示例文字，不记述真实事件。</em></p>'

/**
 * Turns a hand-written text into body HTML. In the text, one line is one block:
 * `# ` heading, `- ` list item, `+ ` numbered item, `> ` quotation, `^ ` caption of the table that follows, `|` table row
 * (the first is the head), anything else a paragraph. `/ ` at the start offers another wording of the line before, of which one
 * is taken; `? ` marks a line that may be left out. In braces: `{甲|乙}` one of, `{3~8}` a number between, `{支部}` a slot
 * (see wording(), which throws on a slot that nobody fills). The last paragraph always says that the text is a sample.
 */
export function compose(text: string, { fill, dice }: Wording): Composed {
  const lines = choose(text, dice).map(fill)
  return { html: render(lines) + marker, firstParagraph: lines.find((line) => !/^[#\-+>^|] ?/.test(line)) ?? '' }
}

/** The braces of one entry, with its slots. Inner braces go first, so that alternatives may hold slots. */
export function wording(slots: Slots, dice: Random): Wording {
  const chosen = new Map<string, string>()
  const resolve = (inside: string): string => {
    const range = /^(\d+)~(\d+)$/.exec(inside)
    if (range) return String(dice.int(Number(range[1]), Number(range[2])))
    if (inside.includes('|')) {
      const word = chosen.get(inside) ?? dice.pick(inside.split('|'))
      chosen.set(inside, word)
      return word
    }
    const value = slots[inside]
    if (value === undefined) throw new Error(`No slot named ${inside}`)
    return String(value)
  }
  const fill = (line: string): string => {
    let filled = line
    while (/\{[^{}]*\}/.test(filled)) filled = filled.replace(/\{([^{}]*)\}/g, (_, inside: string) => resolve(inside))
    return filled
  }
  return { fill, dice }
}

function choose(text: string, dice: Random): string[] {
  const blocks: string[][] = []
  for (const line of text.split('\n').map((line) => line.trim())) {
    if (!line) continue
    const last = blocks.at(-1)
    if (line.startsWith('/ ') && last) last.push(line.slice(2))
    else blocks.push([line])
  }
  return blocks
    .map((wordings) => dice.pick(wordings))
    .flatMap((line) => {
      if (!line.startsWith('? ')) return [line]
      return dice.chance(0.6) ? [line.slice(2)] : []
    })
}

type Kind = 'ul' | 'ol' | 'table' | 'other'

const kindOf = (line: string): Kind =>
  line.startsWith('- ') ? 'ul' : line.startsWith('+ ') ? 'ol' : /^(\||\^ )/.test(line) ? 'table' : 'other'

function render(lines: readonly string[]): string {
  const groups: { kind: Kind; lines: string[] }[] = []
  for (const line of lines) {
    const kind = kindOf(line)
    const last = groups.at(-1)
    if (last && last.kind === kind && kind !== 'other') last.lines.push(line)
    else groups.push({ kind, lines: [line] })
  }
  return groups.map((group) => renderGroup(group.kind, group.lines)).join('')
}

function renderGroup(kind: Kind, lines: readonly string[]): string {
  if (kind === 'table') return table(lines)
  if (kind !== 'other')
    return `<${kind}>${lines.map((line) => `<li>${escapeHtml(line.slice(2))}</li>`).join('')}</${kind}>`
  return lines.map(paragraph).join('')
}

function paragraph(line: string): string {
  if (line.startsWith('# ')) return `<h2>${escapeHtml(line.slice(2))}</h2>`
  if (line.startsWith('> ')) return `<blockquote><p>${escapeHtml(line.slice(2))}</p></blockquote>`
  return `<p>${escapeHtml(line)}</p>`
}

function table(lines: readonly string[]): string {
  const caption = lines
    .filter((line) => line.startsWith('^ '))
    .map((line) => `<caption>${escapeHtml(line.slice(2))}</caption>`)
  const [head = [], ...rows] = lines
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1)
        .split('|')
        .map((cell) => escapeHtml(cell.trim())),
    )
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<table>${caption.join('')}<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>`
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
