import { STATUS_CODES } from 'node:http'

/** A response as it goes over the line, made again when the second of its `Date` is over. */
export class ResponseBytes {
  readonly #head: string
  readonly #body: Buffer
  #second = -1
  #bytes: Buffer = Buffer.alloc(0)

  /** Null when a header holds what may not stand there (RFC 9110 §5.5). */
  static of(status: number, headers: Readonly<Record<string, string>>, body: Buffer): ResponseBytes | null {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    return lines.every((line) => /^[\t -~]+$/.test(line)) ? new ResponseBytes(status, lines, body) : null
  }

  private constructor(status: number, lines: readonly string[], body: Buffer) {
    this.#head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, ''].join('\r\n')
    this.#body = body
  }

  /** Bytes that are held: the body by itself, and within the whole. */
  get size(): number {
    return this.#head.length + 2 * this.#body.length
  }

  at(now: Date): Buffer {
    const second = Math.floor(now.getTime() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#bytes = Buffer.concat([
        Buffer.from(`${this.#head}date: ${now.toUTCString()}\r\n\r\n`, 'latin1'),
        this.#body,
      ])
    }
    return this.#bytes
  }
}
