import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type PageFailure, pageFailure } from '../plan/failures.ts'
import { isStorageError } from '../sqlite/damage.ts'
import type { ReadUse } from './read-cache.ts'
import type { RenderAnswer, RenderRequest, RenderSettings, RenderWorkerData } from './render-worker.ts'
import type { News, Rendering, RenderState } from './renderer.ts'

export type ThreadSettings = RenderSettings & {
  /** A page that computes longer is given up, and its thread ended; one that only waits, after four times as long. */
  pageLimitMs: number
  /** So much memory one thread may take. */
  memoryLimitMb: number
}

/** The thread has ended at the page with that index; `reads` are what the page had read, where that was watched. */
export type Ended = { ended: number; failure: PageFailure; reads: ReadUse[] }

const lookEveryMs = 100
/** A page leaves much behind that nobody needs: with room for some hundred pages of it, collecting costs a third less. */
const youngMb = 96
const waitingFactor = 4
/** A thread that was not asked for so many publishes begins with an empty memory. */
const mostNews = 200

/** One worker thread with the warm bundle and its own view of the replica. It ends at a page that it cannot get through. */
export class RenderThread {
  readonly #settings: ThreadSettings
  readonly #worker: Worker
  readonly #progress: Int32Array
  #news: (News | 'everything')[] = []
  #ended = false

  private constructor(settings: ThreadSettings) {
    this.#settings = settings
    const progress = new SharedArrayBuffer(4)
    this.#progress = new Int32Array(progress)
    const { pageLimitMs: _limit, memoryLimitMb: _memory, ...forWorker } = settings
    const workerData: RenderWorkerData = { ...forWorker, progress }
    this.#worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryLimitMb, maxYoungGenerationSizeMb: youngMb },
    })
    this.#worker.once('exit', () => {
      this.#ended = true
    })
  }

  /** Resolves when the bundle is loaded. */
  static async start(settings: ThreadSettings): Promise<RenderThread> {
    const thread = new RenderThread(settings)
    await once(thread.#worker, 'message')
    return thread
  }

  /** Goes to the thread with its next pages. */
  forget(news: News | 'everything'): void {
    if (news === 'everything') this.#news = [news]
    else if (this.#news.length >= mostNews) this.#news = ['everything']
    else if (this.#news[0] !== 'everything') this.#news.push(news)
  }

  async hold(): Promise<void> {
    const held = once(this.#worker, 'message')
    this.#ask({ kind: 'hold' })
    await held
  }

  /** Renders some pages. What those in `state.watched` read is known even when the thread does not live through it. */
  render(paths: readonly string[], state: RenderState): Promise<Rendering | Ended> {
    const worker = this.#worker
    const reads: { path: string; use: ReadUse }[] = []
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new Error('The render thread has ended before.'))
      const unwatch = this.#watch(() => end(pageFailure.tookTooLong(this.#settings.pageLimitMs)))
      const leave = () => {
        unwatch()
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      }
      const settle = (result: Rendering | Ended) => {
        leave()
        resolve(result)
      }
      const end = (failure: PageFailure) => {
        const ended = Atomics.load(this.#progress, 0)
        const ofPage = reads.filter(({ path }) => path === paths[ended]).map(({ use }) => use)
        settle({ ended, failure, reads: ofPage })
        void this.close()
      }
      const onMessage = (answer: RenderAnswer) => {
        if (answer.kind === 'used') reads.push(answer)
        if (answer.kind === 'rendered') settle(answer.rendering)
      }
      let reason: unknown = new Error('The render thread ended without saying why.')
      const onError = (error: unknown) => {
        reason = error
      }
      // What the thread said before it failed has come by then.
      const onExit = () => {
        const error = reason
        if (isStorageError(error) || isFileError(error)) {
          leave()
          return reject(error)
        }
        const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        end(outOfMemory ? pageFailure.outOfMemory(this.#settings.memoryLimitMb * 1_048_576) : pageFailure.threw(error))
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      Atomics.store(this.#progress, 0, 0)
      this.#ask({ kind: 'render', paths, state, news: this.#news })
      this.#news = []
    })
  }

  /** Calls `tooLong` once when a page takes longer than it may; gives a function that ends the watch. */
  #watch(tooLong: () => void): () => void {
    let page = { index: -1, since: 0, computed: 0 }
    let over = false
    const look = async (): Promise<void> => {
      const computed = await this.#computedMs()
      if (over || computed === null) return
      const index = Atomics.load(this.#progress, 0)
      if (index !== page.index) page = { index, since: performance.now(), computed }
      const limit = this.#settings.pageLimitMs
      if (computed - page.computed > limit || performance.now() - page.since > waitingFactor * limit) tooLong()
    }
    const timer = setInterval(() => void look(), lookEveryMs)
    return () => {
      over = true
      clearInterval(timer)
    }
  }

  /**
   * Milliseconds of processor time that the thread has had: on a busy machine a page may wait long and compute little.
   * Null from a thread that is ending: its end is told by its own event, with the reason.
   */
  async #computedMs(): Promise<number | null> {
    // Older than Node 24.6.
    if (typeof this.#worker.cpuUsage !== 'function') return performance.now()
    try {
      const { user, system } = await this.#worker.cpuUsage()
      return (user + system) / 1000
    } catch {
      return null
    }
  }

  #ask(request: RenderRequest): void {
    this.#worker.postMessage(request)
  }

  async close(): Promise<void> {
    // What a dying thread still says is of no interest, and must not end the process.
    this.#worker.on('error', () => undefined)
    await this.#worker.terminate()
  }
}

/** The disk refused: no page is to blame. */
const isFileError = (error: unknown): boolean => error instanceof Error && 'errno' in error && 'syscall' in error
