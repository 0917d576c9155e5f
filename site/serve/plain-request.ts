/** A request as nearly all of them are: a GET without a body, whole in one packet, on a connection that stays. */
export interface PlainRequest {
  readonly target: string
  readonly headers: { 'accept-encoding'?: string; 'if-none-match'?: string }
}

const longest = 8192
const shape = /^GET (\/[!-~]*) HTTP\/1\.1\r\n((?:[A-Za-z0-9-]+:[\t -~]*\r\n)+)\r\n$/

/**
 * Headers that say how the connection or a body goes on, or ask for other than the whole, if it is still the same
 * (RFC 9112 §6 and §9, RFC 9110 §§7.8, 10.1, 13.1, 14.2).
 */
const special = new Set([
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'range',
  'if-range',
  'if-match',
  'if-modified-since',
  'if-unmodified-since',
])

/**
 * Reads a packet that is exactly one such request; null when it is anything else: more than one, a part of one, another method
 * or version, a header that is special, not ASCII or there twice, no `Host`. Who gets null has node:http read the packet, which
 * knows every shape there is: here is read only what can be read in one way.
 */
export function plainRequest(packet: Buffer): PlainRequest | null {
  if (packet.length > longest) return null
  const [, target, lines] = shape.exec(packet.toString('latin1')) ?? []
  if (target === undefined || lines === undefined) return null
  const headers: PlainRequest['headers'] = {}
  let hosts = 0
  for (let from = 0; from < lines.length; ) {
    const colon = lines.indexOf(':', from)
    const end = lines.indexOf('\r', colon)
    const name = lines.slice(from, colon).toLowerCase()
    const value = lines.slice(colon + 1, end).trim()
    from = end + 2
    if (special.has(name)) return null
    if (name === 'connection' && value.toLowerCase() !== 'keep-alive') return null
    if (name === 'host') hosts += 1
    if (name === 'accept-encoding' || name === 'if-none-match') {
      if (headers[name] !== undefined) return null
      headers[name] = value
    }
  }
  return hosts === 1 ? { target, headers } : null
}
