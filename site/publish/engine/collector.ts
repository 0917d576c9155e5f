import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { History } from '../manifest/history.ts'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { Past } from '../manifest/past.ts'
import { objectPrefixes, removeObject, removeUnknown } from '../objects/object-store.ts'

export type CollectorParts = {
  manifest: ManifestFile
  history: History
  /** The folder of the objects. */
  objects: string
  log: Logger
  /** Runs a job while nothing is published. */
  takeTurn: <Result>(job: () => Promise<Result>) => Promise<Result>
  /** Whether objects are being stored outside of turns, by a rebuild or for the search: what is not named yet must stay then. */
  storing: () => boolean
}

/** Between a release and the look at what it made superfluous: a run of publishes is looked at once. */
const quietMs = 3000
/** Of one turn; whoever publishes waits no longer than that takes. */
const entriesAtOnce = 100
const busyMs = 1000
/** What a killed process left behind does not hurry. */
const sweepAfterMs = 60_000

/** Keeps the disk from filling: takes away what no kept release shows, and once after the start what a crash left behind. */
export class Collector {
  readonly #parts: CollectorParts
  readonly #past: Past
  readonly #stopping = new AbortController()
  #waiting = false
  #running: Promise<void> = Promise.resolve()

  constructor(parts: CollectorParts) {
    this.#parts = parts
    this.#past = new Past(parts.manifest)
  }

  /** To be called after every release. */
  schedule(): void {
    if (this.#waiting) return
    this.#waiting = true
    this.#next(quietMs, () => {
      this.#waiting = false
      return this.collect()
    })
  }

  /** To be called once, when the site is live. */
  sweepLater(): void {
    this.#next(sweepAfterMs, () => this.sweep())
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  /** Takes away what no kept release shows; resolves when there is no more of it. */
  async collect(): Promise<void> {
    const { history, objects } = this.#parts
    const some = async (): Promise<boolean> => {
      const { dropped, unused } = this.#past.dropBefore(history.keptFrom, entriesAtOnce)
      for (const hash of unused) removeObject(objects, hash)
      return dropped === entriesAtOnce
    }
    while (await this.#inTurn(some));
    await this.#inTurn(async () => this.#past.dropNotes(history.listedFrom))
  }

  /** Takes away files that the manifest does not know, and objects that were stored for a release that never came. */
  async sweep(): Promise<void> {
    const { manifest, objects, log } = this.#parts
    let removed = 0
    for (const prefix of objectPrefixes)
      await this.#inTurn(async () => {
        removed += removeUnknown(objects, prefix, manifest.objectsUnder(prefix))
      })
    if (removed > 0) log.info({ removed }, 'files of unfinished work removed')
  }

  /** Waits until nothing is being stored: an object that is stored is not named before its release. */
  async #inTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    const { takeTurn, storing } = this.#parts
    const { signal } = this.#stopping
    for (;;) {
      signal.throwIfAborted()
      const done = await takeTurn(async () => (storing() ? null : { result: await job() }))
      if (done) return done.result
      await wait(busyMs, undefined, { signal, ref: false })
    }
  }

  #next(ms: number, job: () => Promise<void>): void {
    const { signal } = this.#stopping
    const run = (): Promise<void> => (signal.aborted ? Promise.resolve() : job())
    this.#running = Promise.all([this.#running, wait(ms, undefined, { signal, ref: false })])
      .then(run)
      .catch((error: unknown) => {
        if (!signal.aborted) this.#parts.log.warn({ err: error }, 'superfluous files stay until the next release')
      })
  }
}
