import { setTimeout as wait } from 'node:timers/promises'
import { type EnqueuedTask, Meilisearch, MeilisearchApiError, type Task } from 'meilisearch'
import { documentId, type MeiliDocument } from './document.ts'
import { MeiliFailure, TaskFailed } from './failure.ts'
import { hasSettings, indexSettings, primaryKey } from './index-settings.ts'

export type ServerSettings = {
  host: string
  /** The master key, or one that may do everything. Never leaves the publisher. */
  apiKey: string
  signal: AbortSignal
}

/** What an index holds: versions by address, and identifiers of what is none of ours. */
export type Contents = { held: Map<string, string>; strays: string[] }

const requestTimeoutMs = 30_000
const [firstLookMs, longestLookMs] = [20, 500]
const readAtOnce = 1000

/**
 * A Meilisearch server as the publisher speaks to it. Every method resolves when the server has done what was asked, its tasks
 * awaited, and rejects with a MeiliFailure.
 */
export class MeiliServer {
  readonly #client: Meilisearch
  readonly #signal: AbortSignal

  constructor({ host, apiKey, signal }: ServerSettings) {
    this.#client = new Meilisearch({ host, apiKey, timeout: requestTimeoutMs })
    this.#signal = signal
  }

  /** Whether there is such an index, and with the settings that are wanted. */
  async state(uid: string): Promise<'missing' | 'otherwise' | 'ready'> {
    const settings = await this.#ask(() => this.#client.index(uid).getSettings(), 'index_not_found')
    if (settings === null) return 'missing'
    return hasSettings(settings, indexSettings) ? 'ready' : 'otherwise'
  }

  /** Makes an empty index. */
  async create(uid: string): Promise<void> {
    await this.#do(() => this.#client.createIndex(uid, { primaryKey }), 'index_already_exists')
    await this.#do(() => this.#client.index(uid).updateSettings(indexSettings))
  }

  /** Removes an index, if it is there. */
  async drop(uid: string): Promise<void> {
    await this.#do(() => this.#client.deleteIndex(uid), 'index_not_found')
  }

  /** Exchanges two indexes at one moment. */
  async swap(one: string, other: string): Promise<void> {
    await this.#do(() => this.#client.swapIndexes([{ indexes: [one, other], rename: false }]))
  }

  /** What an index holds when all that it was told before is done. */
  async contents(uid: string): Promise<Contents> {
    await this.#idle(uid)
    const held = new Map<string, string>()
    const strays: string[] = []
    for (let offset = 0; ; offset += readAtOnce) {
      const { results, total } = await this.#ask(() =>
        this.#client
          .index<{ id: string; url?: string; version?: string }>(uid)
          .getDocuments({ fields: ['id', 'url', 'version'], limit: readAtOnce, offset }),
      )
      for (const { id, url, version } of results) {
        if (url !== undefined && version !== undefined && documentId(url) === id) held.set(url, version)
        else strays.push(String(id))
      }
      if (offset + readAtOnce >= total) return { held, strays }
    }
  }

  async send(uid: string, documents: MeiliDocument[]): Promise<void> {
    await this.#do(() => this.#client.index<MeiliDocument>(uid).addDocuments(documents, { primaryKey }))
  }

  /** Removes documents by their identifiers; those that are not there, and an index that is not, are gone already. */
  async remove(uid: string, ids: string[]): Promise<void> {
    await this.#do(() => this.#client.index(uid).deleteDocuments(ids), 'index_not_found')
  }

  /** The key of that identifier, made if there is none yet: it may search one index and nothing else. */
  async searchKey(keyUid: string, name: string, index: string): Promise<string> {
    const wanted = { uid: keyUid, name, actions: ['search'], indexes: [index], expiresAt: null }
    const found = await this.#ask(() => this.#client.getKey(keyUid), 'api_key_not_found')
    const made = found ?? (await this.#ask(() => this.#client.createKey(wanted)))
    const may = JSON.stringify([made.actions, made.indexes])
    if (may === JSON.stringify([wanted.actions, wanted.indexes])) return made.key
    throw new MeiliFailure('HUOYE-MEILI-005', may)
  }

  async #idle(uid: string): Promise<void> {
    for (;;) {
      const { results } = await this.#ask(() =>
        this.#client.tasks.getTasks({ indexUids: [uid], statuses: ['enqueued', 'processing'], limit: 1 }),
      )
      const [last] = results
      if (!last) return
      await this.#finished(last.uid)
    }
  }

  /** @param unless that outcome is as good */
  async #do(enqueue: () => Promise<EnqueuedTask>, unless?: string): Promise<void> {
    const { taskUid } = await this.#ask(enqueue)
    const task = await this.#finished(taskUid)
    if (task.status !== 'succeeded' && task.error?.code !== unless) throw new TaskFailed(task.type, task.error)
  }

  async #finished(uid: number): Promise<Task> {
    for (let waitMs = firstLookMs; ; waitMs = Math.min(longestLookMs, waitMs * 1.5)) {
      const task = await this.#ask(() => this.#client.tasks.getTask(uid))
      if (task.status !== 'enqueued' && task.status !== 'processing') return task
      await wait(waitMs, undefined, { signal: this.#signal })
    }
  }

  async #ask<Result>(request: () => Promise<Result>): Promise<Result>
  async #ask<Result>(request: () => Promise<Result>, unless: string): Promise<Result | null>
  async #ask<Result>(request: () => Promise<Result>, unless?: string): Promise<Result | null> {
    this.#signal.throwIfAborted()
    try {
      return await request()
    } catch (error) {
      if (!(error instanceof MeilisearchApiError)) throw new MeiliFailure('HUOYE-MEILI-001', messageOf(error), error)
      const code = error.cause?.code
      if (unless !== undefined && code === unless) return null
      throw new MeiliFailure(codeOf(error.response.status, code), `${error.response.status} ${error.message}`, error)
    }
  }
}

function codeOf(status: number, code: string | undefined): MeiliFailure['code'] {
  if (code === 'missing_master_key') return 'HUOYE-MEILI-003'
  if (code === 'invalid_api_key' || code === 'missing_authorization_header') return 'HUOYE-MEILI-002'
  return status >= 500 ? 'HUOYE-MEILI-001' : 'HUOYE-MEILI-006'
}

/** What failed, with what the network said behind it. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`
}
