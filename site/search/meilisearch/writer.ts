import { Turns } from '../../publish/engine/turns.ts'
import { documentId } from './document.ts'
import { MeiliFailure } from './failure.ts'
import { Mirror, type MirrorParts } from './mirror.ts'
import { searchKeyUid } from './search-key.ts'

export type WriterParts = Omit<MirrorParts, 'turns'> & {
  /** The index that readers search; a rebuilt one is made beside it. */
  index: string
  /** Told the key that readers may search by, or null while they had better not. */
  announce: (key: string | null) => Promise<void>
  /** Waits; rejects when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>
  signal: AbortSignal
}

const [firstWaitMs, longestWaitMs] = [500, 60_000]

/**
 * Keeps an index on a Meilisearch server equal to what is published. What it holds is asked of the server itself at the start and
 * after every failure, and compared: so nothing that a crash, an outage or somebody else did to it can stay unseen.
 */
export class MeiliWriter {
  readonly #parts: WriterParts & MirrorParts
  /** The index that is made beside the one that is searched, to be put in its place. */
  readonly #beside: string
  readonly #unerased = new Set<string>()
  #live: Mirror | null = null
  #announced: string | null = null
  #running: Promise<void> | null = null
  #changed = false
  #wholly = false
  #rebuilt = false

  constructor(parts: WriterParts) {
    this.#parts = { ...parts, turns: new Turns() }
    this.#beside = `${parts.index}_next`
  }

  /** To be called at the start and after every publish. */
  schedule(): void {
    this.#changed = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
      if (this.#changed && !this.#parts.signal.aborted) this.schedule()
    })
  }

  /** Asks the server anew what it holds, and brings it up to date. */
  check(): void {
    this.#live = null
    this.schedule()
  }

  /** Makes the whole index anew beside the one that is searched, and puts it in its place. */
  rebuild(): void {
    this.#wholly = true
    this.schedule()
  }

  /** Resolves when all that is scheduled is done, or nothing more will be. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  /**
   * Leaves nothing of these addresses, which are published no more, on the server; nothing else comes first. Rejects where it could
   * not: readers are then sent elsewhere until it is done, which is tried again and again.
   */
  async erase(urls: readonly string[]): Promise<void> {
    for (const url of urls) this.#unerased.add(url)
    try {
      await this.#eraseWaiting()
    } catch (error) {
      this.#live = null
      this.#announced = null
      await this.#parts.announce(null)
      this.schedule()
      throw error
    }
  }

  async #eraseWaiting(): Promise<void> {
    const { server, index, turns } = this.#parts
    await turns.take(async () => {
      const urls = [...this.#unerased]
      if (urls.length === 0) return
      await this.#live?.remove(urls)
      const ids = urls.map(documentId)
      for (const uid of [index, this.#beside]) await server.remove(uid, ids)
      for (const url of urls) this.#unerased.delete(url)
    })
  }

  async #run(): Promise<void> {
    const { log, wait, signal } = this.#parts
    for (let attempt = 0; this.#changed && !signal.aborted; attempt++) {
      this.#changed = false
      try {
        await this.#bring()
        attempt = -1
      } catch (error) {
        if (signal.aborted) return
        this.#changed = true
        this.#live = null
        const nextMs = Math.min(longestWaitMs, firstWaitMs * 2 ** attempt)
        const code = error instanceof MeiliFailure ? error.code : undefined
        log.warn({ err: error, code, nextMs }, 'the Meilisearch index is not up to date; trying again')
        await wait(nextMs, signal).catch(() => undefined)
      }
    }
  }

  async #bring(): Promise<void> {
    const { index, server, announce } = this.#parts
    await this.#eraseWaiting()
    const live = this.#live ?? (await this.#takeStock())
    this.#live = live
    await live.catchUp(async () => this.#takeChange())
    if (this.#wholly) await this.#rebuildBeside(live)
    const key = await server.searchKey(searchKeyUid(index), `Huoye: search ${index}`, index)
    if (this.#unerased.size > 0 || key === this.#announced) return
    await announce(key)
    if (this.#unerased.size === 0) this.#announced = key
  }

  /** Whether anything was published since it was last looked at; it is looked at now. */
  #takeChange(): boolean {
    const changed = this.#changed
    this.#changed = false
    return changed
  }

  /** Finds out what the server holds; an index that is not there is made, one with other settings will be rebuilt. */
  async #takeStock(): Promise<Mirror> {
    const { server, index } = this.#parts
    if ((await server.state(this.#beside)) !== 'missing') await server.drop(this.#beside)
    const state = await server.state(index)
    if (state === 'missing') await server.create(index)
    // Once only: a server that gives settings back in another form must not be rebuilt again and again.
    if (state === 'otherwise' && !this.#rebuilt) this.#wholly = true
    return Mirror.of(index, this.#parts)
  }

  async #rebuildBeside(live: Mirror): Promise<void> {
    const { server, turns, log } = this.#parts
    await server.create(this.#beside)
    const next = new Mirror(this.#beside, new Map(), this.#parts)
    await next.catchUp(async () => {
      if (!this.#takeChange()) return false
      await live.catchUp(async () => this.#takeChange())
      return true
    })
    await turns.take(async () => {
      await server.swap(live.uid, next.uid)
      this.#live = next.named(live.uid)
    })
    this.#wholly = false
    this.#rebuilt = true
    await server.drop(this.#beside)
    log.info({ index: live.uid, documents: next.size }, 'Meilisearch index made anew')
  }
}
