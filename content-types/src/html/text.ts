type Reading = {
  /** Stands where a block begins or ends. */
  between: string
  /** Whether the words under pictures and over tables count. */
  captions: boolean
  /** Reading may stop when this many characters are there. */
  enough?: number
}

const inline: ReadonlySet<string> = new Set(['strong', 'em', 'b', 'i', 'u', 's', 'sub', 'sup', 'a'])
const caption: ReadonlySet<string> = new Set(['figcaption', 'caption'])
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
const tagName = /\/?([a-z][a-z0-9]*)/y

/**
 * The words of sanitised HTML, entities read once. Looks at every character a bounded number of times: a body of megabytes,
 * of open brackets or of captions that never end costs no more than its length.
 */
export function htmlText(html: string, { between, captions, enough = Number.POSITIVE_INFINITY }: Reading): string {
  const parts: string[] = []
  const endless = new Set<string>()
  let length = 0
  let at = 0
  while (at < html.length && length < enough) {
    const open = html.indexOf('<', at)
    const close = open === -1 ? -1 : html.indexOf('>', open)
    const words = html.slice(at, Math.min(close === -1 ? html.length : open, at + enough - length))
    parts.push(words)
    length += words.trim().length
    if (close === -1) break
    tagName.lastIndex = open + 1
    const name = tagName.exec(html)?.[1] ?? ''
    if (!inline.has(name)) parts.push(between)
    at = close + 1
    if (captions || !caption.has(name) || html[open + 1] === '/' || endless.has(name)) continue
    const end = html.indexOf(`</${name}>`, at)
    if (end === -1) endless.add(name)
    else at = end
  }
  return parts.join('').replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
}
