import type { Logger } from 'pino'
import type { Turns } from '../../publish/engine/turns.ts'
import type { Readings } from '../matching/readings.ts'
import type { SearchRecord } from '../port.ts'
import { documentId, documentOf } from './document.ts'
import { MeiliFailure, TaskFailed } from './failure.ts'
import type { MeiliServer } from './server.ts'
import { inBatches, whatToSend } from './what-to-send.ts'

/** What is published, at the moment of asking. */
export type Published = {
  /** Versions by address, the last published last. */
  versions(): ReadonlyMap<string, string>
  /** The records of some addresses; one that has gone meanwhile is left out. */
  records(urls: readonly string[]): Iterable<SearchRecord>
}

export type MirrorParts = {
  server: MeiliServer
  published: Published
  readings: Readings
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Between two batches something urgent may come in. */
  turns: Turns
}

const removedAtOnce = 1000
const sentAtOnce = 500

/** One index on the server, and what it is known to hold. */
export class Mirror {
  readonly uid: string
  readonly #parts: MirrorParts
  readonly #held: Map<string, string>

  constructor(uid: string, held: Map<string, string>, parts: MirrorParts) {
    this.uid = uid
    this.#held = held
    this.#parts = parts
  }

  /** An index that is there, as it is; what is none of ours is removed from it. */
  static async of(uid: string, parts: MirrorParts): Promise<Mirror> {
    const { held, strays } = await parts.server.contents(uid)
    for (const ids of inBatches(strays, removedAtOnce)) await parts.server.remove(uid, ids)
    return new Mirror(uid, held, parts)
  }

  get size(): number {
    return this.#held.size
  }

  /** The same under the name that it has got. */
  named(uid: string): Mirror {
    return new Mirror(uid, this.#held, this.#parts)
  }

  /**
   * Makes the index equal to what is published.
   * @param between called after every batch; gives whether to look again at what is to be done
   */
  async catchUp(between: () => Promise<boolean>): Promise<void> {
    const { published, log, turns } = this.#parts
    for (let again = true; again; ) {
      again = false
      const { remove, send } = whatToSend(published.versions(), this.#held)
      const jobs = [
        ...inBatches(remove, removedAtOnce).map((urls) => () => this.remove(urls)),
        ...inBatches(send, sentAtOnce).map((urls) => () => this.#send([...published.records(urls)])),
      ]
      if (jobs.length > 0) log.info({ index: this.uid, remove: remove.length, send: send.length }, 'indexing')
      for (const job of jobs) {
        await turns.take(job)
        again = await between()
        if (again) break
      }
    }
  }

  async remove(urls: readonly string[]): Promise<void> {
    await this.#parts.server.remove(this.uid, urls.map(documentId))
    for (const url of urls) this.#held.delete(url)
  }

  /** What the server does not take is looked for by halves, and left out until it changes. */
  async #send(records: readonly SearchRecord[]): Promise<void> {
    const { server, readings } = this.#parts
    const [first] = records
    if (!first) return
    try {
      const documents = records.map((record) => documentOf(record, readings))
      await server.send(this.uid, documents)
    } catch (error) {
      if (!(error instanceof TaskFailed && error.byContent)) throw error
      if (records.length > 1) {
        const half = Math.ceil(records.length / 2)
        for (const some of [records.slice(0, half), records.slice(half)]) await this.#send(some)
        return
      }
      await this.#leaveOut(first, error)
    }
    for (const { url, version } of records) this.#held.set(url, version)
  }

  async #leaveOut({ url }: SearchRecord, error: TaskFailed): Promise<void> {
    const failure = new MeiliFailure('HUOYE-MEILI-007', `${url}: ${error.detail}`, error)
    this.#parts.log.error({ err: failure, code: failure.code, url }, 'a record is left out of Meilisearch')
    await this.#parts.server.remove(this.uid, [documentId(url)])
  }
}
