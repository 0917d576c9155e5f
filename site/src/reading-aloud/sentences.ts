/** A piece of a text node that belongs to one sentence. */
export interface Piece {
  readonly node: number
  readonly start: number
  readonly end: number
  readonly sentence: number
}

/** A voice stops by itself when it is given much at once. */
const longest = 100
const stops = '。！？!?；;…\n'
const closing = '”’」』）)》】'
const pauses = '，,、：:'

/**
 * Cuts the text nodes of one block into sentences, which may run over several nodes. A sentence that is too long is cut at its
 * next pause. Empty sentences are left out.
 */
export function sentencesIn(nodes: readonly string[]): Piece[] {
  const whole = nodes.join('')
  const pieces: Piece[] = []
  let sentence = 0
  for (const [from, to] of cuts(whole)) {
    if (whole.slice(from, to).trim() === '') continue
    let at = 0
    nodes.forEach((text, node) => {
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, text.length)]
      if (start < end) pieces.push({ node, start, end, sentence })
      at += text.length
    })
    sentence += 1
  }
  return pieces
}

function* cuts(text: string): Generator<[number, number]> {
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    const cut = stops.includes(character) || (at - from >= longest && pauses.includes(character))
    if (!cut || (at + 1 < text.length && (stops + closing).includes(text.charAt(at + 1)))) {
      if (!closing.includes(character) || !stops.includes(text.charAt(at - 1))) continue
    }
    yield [from, at + 1]
    from = at + 1
  }
  if (from < text.length) yield [from, text.length]
}
