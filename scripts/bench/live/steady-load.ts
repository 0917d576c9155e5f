import { Agent, request } from 'node:http'

/**
 * Asks a server for pages at a fixed rate, whether earlier answers have come or not, and remembers how long each took from
 * the moment it was due: a server that stands still shows in every request of that time.
 */
export class SteadyLoad {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  readonly #urls: readonly URL[]
  readonly #everyMs: number
  #times: number[] = []
  #failed = 0
  #timer: NodeJS.Timeout | undefined

  constructor(origin: string, paths: readonly string[], perSecond: number) {
    this.#urls = paths.map((path) => new URL(path, origin))
    this.#everyMs = 1000 / perSecond
  }

  start(): void {
    const started = performance.now()
    let sent = 0
    const tick = (): void => {
      while (sent * this.#everyMs <= performance.now() - started) {
        this.#ask(sent, started + sent * this.#everyMs)
        sent += 1
      }
      this.#timer = setTimeout(tick, this.#everyMs)
    }
    tick()
  }

  /** The times since the last call, in milliseconds, and how many answers were none of 200. */
  take(): { times: number[]; failed: number } {
    const taken = { times: this.#times, failed: this.#failed }
    this.#times = []
    this.#failed = 0
    return taken
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#agent.destroy()
  }

  #ask(number: number, due: number): void {
    const url = this.#urls[number % this.#urls.length]
    if (!url) return
    const asked = request(url, { agent: this.#agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume().on('end', () => {
        this.#times.push(performance.now() - due)
        if (response.statusCode !== 200) this.#failed += 1
      })
    })
    asked.on('error', () => {
      this.#failed += 1
    })
    asked.end()
  }
}
