import type { Part } from '../port.ts'
import type { Hit } from './judge.ts'

/** Characters of an excerpt, and of it before the first hit at most. */
const length = 110
const before = 24

/** A text in pieces, the hits marked. */
export function markedParts(text: string, hits: readonly Hit[]): Part[] {
  return partsBetween(text, hits, 0, text.length)
}

/** The piece of a text in which the most of what was asked stands together, its hits marked; the beginning without hits. */
export function excerptOf(text: string, hits: readonly Hit[]): Part[] {
  const first = bestHit(hits)
  const start = first === null ? 0 : beginning(text, first.from)
  const end = notInside(text, Math.min(text.length, Math.max(start + length, first?.to ?? 0)))
  const parts = partsBetween(text, hits, start, end).map(({ text: piece, hit }) => ({
    text: piece.replaceAll('\n', ' '),
    hit,
  }))
  const opening = start > 0 && !endsSentence(text[start - 1] ?? '') ? [{ text: '…', hit: false }] : []
  return [...opening, ...parts, ...(end < text.length ? [{ text: '…', hit: false }] : [])]
}

/** The hit after which most different words, then most hits, come within an excerpt's length. */
function bestHit(hits: readonly Hit[]): Hit | null {
  let best: Hit | null = null
  let most = 0
  for (const [index, hit] of hits.entries()) {
    const words = new Set<number>()
    let count = 0
    for (let at = index; at < hits.length; at++) {
      const other = hits[at]
      if (!other || other.to > hit.from + length - before) break
      words.add(other.word)
      count += 1
    }
    const worth = words.size * 1000 + count
    if (best === null || worth > most) [best, most] = [hit, worth]
  }
  return best
}

/** The beginning of the sentence of a hit, or not far before the hit. */
function beginning(text: string, hit: number): number {
  const earliest = Math.max(0, hit - before)
  for (let at = hit; at > earliest; at--) if (endsSentence(text[at - 1] ?? '')) return at
  return notInside(text, earliest)
}

const endsSentence = (sign: string): boolean => /[。！？；\n]/.test(sign)

/** Not between the halves of a character. */
const notInside = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at)

function partsBetween(text: string, hits: readonly Hit[], start: number, end: number): Part[] {
  const parts: Part[] = []
  let at = start
  for (const { from, to } of hits) {
    const [open, close] = [Math.max(from, at), Math.min(to, end)]
    if (close <= open) continue
    if (open > at) parts.push({ text: text.slice(at, open), hit: false })
    const last = parts[parts.length - 1]
    if (last?.hit) last.text += text.slice(open, close)
    else parts.push({ text: text.slice(open, close), hit: true })
    at = close
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false })
  return parts
}
