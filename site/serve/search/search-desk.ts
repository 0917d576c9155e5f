import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Asking, Encoding, Question, Reply, Told } from './question.ts'

/** More than this are not let wait: each would wait for all before it. */
const mostWaiting = 60
const patienceMs = 5000
const goodbyeMs = 1000

type Waiting = { give: (body: Buffer | null) => void; timer: NodeJS.Timeout }

/**
 * Asks the search thread, so that no search stands in the way of a page. What is not answered in time, or not at all, comes to
 * null: the search page then looks into the index by itself.
 */
export class SearchDesk {
  readonly #dataDir: string
  readonly #waiting = new Map<number, Waiting>()
  #thread: Worker | null = null
  #asked = 0

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  ask(question: Question, encoding: Encoding): Promise<Buffer | null> {
    if (this.#waiting.size >= mostWaiting) return Promise.resolve(null)
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve) => {
      const give = (body: Buffer | null): void => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(body)
      }
      // One question that takes so long is given up with its thread: those behind it are asked again by their readers.
      const timer = setTimeout(() => this.#end(), patienceMs)
      this.#waiting.set(id, { give, timer })
      const asking: Asking = { id, question, encoding }
      this.#running().postMessage(asking)
    })
  }

  /** Has it counted that a result was opened for a query. */
  tellOpened(opened: { query: string; url: string }): void {
    const told: Told = { opened }
    this.#running().postMessage(told)
  }

  /** Lets the thread write down what it has counted, and ends it. */
  async close(): Promise<void> {
    const goodbye: Told = 'goodbye'
    if (this.#thread) {
      this.#thread.postMessage(goodbye)
      const ended = once(this.#thread, 'exit').catch(() => undefined)
      await Promise.race([ended, wait(goodbyeMs, undefined, { ref: false })])
    }
    await this.#end()
  }

  #running(): Worker {
    if (this.#thread) return this.#thread
    const thread = new Worker(new URL('./search-thread.ts', import.meta.url), {
      workerData: { dataDir: this.#dataDir },
    })
    thread.on('message', ({ id, body }: Reply) => this.#waiting.get(id)?.give(body && Buffer.from(body)))
    // Its end follows; whoever waits is told then.
    thread.on('error', () => undefined)
    thread.once('exit', () => {
      if (this.#thread === thread) void this.#end()
    })
    this.#thread = thread
    return thread
  }

  async #end(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    for (const { give } of this.#waiting.values()) give(null)
    await thread?.terminate()
  }
}
