import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { Turns } from '../engine/turns.ts'
import type { ServedAnswer, ServedRequest, ServedWorkerData } from './served-worker.ts'

/** Publishes close together are written at once. */
const quietMs = 50

/** Keeps the index of Huoye's own server equal to the site, in a thread of its own: it does not wait for Pagefind's shards. */
export class ServedIndex {
  readonly #data: ServedWorkerData
  readonly #log: Logger
  readonly #turns = new Turns()
  #worker: Worker | null = null
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #again = false

  constructor(data: ServedWorkerData, log: Logger) {
    this.#data = data
    this.#log = log
  }

  /** To be called after every publish. */
  schedule(): void {
    this.#again = true
    if (this.#timer || this.#running) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#running = this.update().finally(() => {
        this.#running = null
        if (this.#again) this.schedule()
      })
    }, quietMs)
  }

  /** Brings the index up to date now. Never rejects: the index then stays as it was. */
  async update(): Promise<void> {
    this.#again = false
    try {
      const started = performance.now()
      const { changed } = await this.#ask({ cleanse: false })
      if (changed > 0)
        this.#log.info({ changed, ms: Math.round(performance.now() - started) }, 'indexed for the server')
    } catch (error) {
      this.#log.error({ err: error }, "the server's search index stayed as it was; the next publish tries again")
    }
  }

  /** Brings the index up to date, and leaves nothing of what was removed in its file. Rejects where it could not. */
  async cleanse(): Promise<void> {
    await this.#ask({ cleanse: true })
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#worker?.terminate()
  }

  /** One at a time, so that each answer is for its question. */
  #ask(request: ServedRequest): Promise<ServedAnswer> {
    return this.#turns.take(async () => {
      this.#worker ??= new Worker(new URL('./served-worker.ts', import.meta.url), { workerData: this.#data })
      try {
        const answered = once(this.#worker, 'message')
        this.#worker.postMessage(request)
        const [answer]: ServedAnswer[] = await answered
        if (!answer) throw new Error('The search worker answered nothing.')
        return answer
      } catch (error) {
        // What it remembers may not be what its file says.
        await this.#worker?.terminate()
        this.#worker = null
        throw error
      }
    })
  }
}
