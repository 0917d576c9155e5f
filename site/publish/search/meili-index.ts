import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { untilDone } from '../engine/backoff.ts'
import type { MeilisearchSettings } from '../engine/settings.ts'
import { Turns } from '../engine/turns.ts'
import { type EngineFileParts, tellEngine } from './engine-file.ts'
import type { MeiliNews, MeiliRequest, MeiliWorkerData } from './meili-worker.ts'

export type MeiliIndexParts = EngineFileParts & {
  settings: MeilisearchSettings
  replica: string
  log: Logger
}

/** The index on the server; the key of readers is for this one only. */
const index = 'huoye'

/** Keeps a Meilisearch server equal to the site, in a thread of its own, and tells readers' browsers when it is. */
export class MeiliIndex {
  readonly #parts: MeiliIndexParts
  readonly #erasing = new Map<number, (failure: string | null) => void>()
  #worker: Worker | null = null
  readonly #stopping = new AbortController()
  readonly #turns = new Turns()
  #asked = 0
  #telling = 0

  constructor(parts: MeiliIndexParts) {
    this.#parts = parts
  }

  /** Whether an object is being stored that no release names yet. */
  get busy(): boolean {
    return this.#telling > 0
  }

  /** To be called at the start and after every publish. */
  schedule(): void {
    this.#say({ kind: 'schedule' })
  }

  /** Makes the whole index anew, while the one that is there is searched. */
  rebuild(): void {
    this.#say({ kind: 'rebuild' })
  }

  /** Leaves nothing of these addresses on the server. Rejects where it could not; readers then search by the site's own index. */
  erase(urls: readonly string[]): Promise<void> {
    if (urls.length === 0) return Promise.resolve()
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve, reject) => {
      this.#erasing.set(id, (failure) => (failure === null ? resolve() : reject(new Error(failure))))
      this.#say({ kind: 'erase', id, urls: [...urls] })
    })
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #say(request: MeiliRequest): void {
    this.#worker ??= this.#start()
    this.#worker.postMessage(request)
  }

  #start(): Worker {
    const { settings, replica, log } = this.#parts
    const data: MeiliWorkerData = { replica, host: settings.host, apiKey: settings.apiKey, index, level: log.level }
    const worker = new Worker(new URL('./meili-worker.ts', import.meta.url), { workerData: data })
    worker.on('message', (news: MeiliNews) => void this.#learn(news))
    worker.on('error', (error) => {
      log.error({ err: error }, 'the thread of Meilisearch ended; the next publish starts it again')
      this.#worker = null
      for (const end of this.#erasing.values()) end(error.message)
      this.#erasing.clear()
    })
    return worker
  }

  async #learn(news: MeiliNews): Promise<void> {
    const { settings, log } = this.#parts
    if (news.kind === 'erased') {
      this.#erasing.get(news.id)?.(news.failure)
      this.#erasing.delete(news.id)
      return
    }
    const pointer = news.key === null ? null : { host: settings.publicHost, index, key: news.key }
    const report = (error: unknown): void =>
      log.error({ err: error }, 'readers could not be told by which engine to search; trying again')
    this.#telling += 1
    try {
      await this.#turns.take(() => untilDone(() => tellEngine(this.#parts, pointer), report, this.#stopping.signal))
      log.info({ meilisearch: pointer !== null }, 'readers are told by which engine to search')
    } catch (error) {
      if (!this.#stopping.signal.aborted) throw error
    } finally {
      this.#telling -= 1
    }
  }
}
