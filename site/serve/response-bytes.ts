import { STATUS_CODES } from 'node:http'

const dateLine = 'date: '

/**
 * A whole response as it goes over the line. Its `Date` is always 29 characters (RFC 9110 §5.6.7) and is written into it when
 * the second changes: bytes made anew for every page and second are what a collector would then have to take away, while
 * readers wait.
 */
export class ResponseBytes {
  readonly #bytes: Buffer
  readonly #dateAt: number
  #second = -1

  /** Null when a header holds what may not stand there (RFC 9110 §5.5). */
  static of(status: number, headers: Readonly<Record<string, string>>, body: Buffer): ResponseBytes | null {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    return lines.every((line) => /^[\t -~]+$/.test(line)) ? new ResponseBytes(status, lines, body) : null
  }

  private constructor(status: number, lines: readonly string[], body: Buffer) {
    const first = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${dateLine}`
    const head = [first + new Date(0).toUTCString(), ...lines, '\r\n'].join('\r\n')
    this.#dateAt = first.length
    this.#bytes = Buffer.concat([Buffer.from(head, 'latin1'), body])
  }

  get size(): number {
    return this.#bytes.length
  }

  /**
   * The response at a moment. Later calls write into the same bytes: what waits to be sent on a slow line then has the later
   * date, which is when it goes.
   */
  at(now: Date): Buffer {
    const second = Math.floor(now.getTime() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#bytes.write(now.toUTCString(), this.#dateAt, 'latin1')
    }
    return this.#bytes
  }
}
