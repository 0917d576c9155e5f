import type { Logger } from 'pino'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { storeFolder } from '../media/bundle-files.ts'
import type { ObjectSink } from '../objects/object-store.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { untilDone } from './backoff.ts'
import { type Clock, untilMidnight } from './clock.ts'
import type { Cms } from './cms-client.ts'
import type { Published, Publisher } from './publisher.ts'
import { Turns } from './turns.ts'

export type EngineParts = {
  cms: Cms
  replica: ReplicaFile
  manifest: ManifestFile
  objects: ObjectSink
  publisher: Publisher
  clock: Clock
  log: Logger
  /** Names the bundle and all else that every page depends on; when it differs, everything renders anew. */
  edition: string
  /** The bundle's files for browsers. */
  clientFolder: string
  /** Called after every publish, for what follows it in the background. */
  onPublished: () => void
}

const pollSeconds = 25
const reconcileEveryMs = 10 * 60_000
const retryAfterMs = 2000

/** Keeps the site equal to the CMS: catches up, then follows the feed, the clock and its own failures. */
export class Engine {
  readonly #parts: EngineParts
  readonly #turns = new Turns()
  readonly #stopping = new AbortController()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(parts: EngineParts) {
    this.#parts = parts
  }

  /** Resolves when a release is live that holds all that the replica holds. Waits for the CMS only when it must. */
  async start(): Promise<void> {
    const { replica, manifest, edition } = this.#parts
    if (replica.cursor === null) await this.#persist('reading the snapshot', () => this.#readSnapshot())
    const whole = manifest.release === 0 || manifest.meta('edition') !== edition
    await this.#persist('publishing', () =>
      this.#turns.take(() => (whole ? this.#publishAll() : this.#publish('start'))),
    )
    this.#atMidnight()
  }

  /** Follows the CMS until `stop`. */
  async follow(): Promise<void> {
    await this.#persist('following the feed', () => this.#poll(0))
    void this.#reconcile()
    while (!this.#stopping.signal.aborted) await this.#persist('following the feed', () => this.#poll(pollSeconds))
  }

  get stopping(): boolean {
    return this.#stopping.signal.aborted
  }

  /** Ends after the publish at work, if there is one. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#turns.take(async () => undefined)
  }

  /** Runs other work on the manifest between publishes. */
  takeTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(job)
  }

  async #poll(waitSeconds: number): Promise<void> {
    const { cms, clock, replica, manifest, log } = this.#parts
    const cursor = replica.cursor ?? 0
    const news = await cms.feed(cursor, waitSeconds, this.#stopping.signal)
    if (news.head < cursor) {
      log.warn({ cursor, head: news.head }, 'the CMS has started over: reading everything')
      await this.#readSnapshot()
      return this.#turns.take(() => this.#publish('snapshot'))
    }
    if (news.through === cursor && news.changes.length === 0) return
    await this.#turns.take(async () => {
      manifest.noteHead(news.head, news.events[0]?.at ?? clock.now().toISOString())
      replica.apply(news.changes, news.events, news.through)
      await this.#publish('feed')
    })
  }

  async #readSnapshot(): Promise<void> {
    const { cms, replica, log } = this.#parts
    const { seq, records } = await cms.snapshot()
    const differing = await this.#turns.take(async () => replica.reconcile(records, seq))
    log.info({ records: records.length, differing, seq }, 'snapshot read')
  }

  /** Compares all content of the CMS with the replica; what the feed did not bring is published. */
  async #reconcile(): Promise<void> {
    const { cms, replica, log } = this.#parts
    try {
      const cursorBefore = replica.cursor ?? 0
      const { seq, records } = await cms.snapshot()
      const startedOver = seq < cursorBefore
      await this.#turns.take(async () => {
        const cursor = startedOver ? seq : (replica.cursor ?? 0)
        if (seq < cursor) return
        const differing = replica.reconcile(records, cursor)
        if (differing === 0) return
        log.warn({ differing, seq, startedOver }, 'the replica differed from the CMS')
        await this.#publish('reconciler')
      })
    } catch (error) {
      if (!this.#stopping.signal.aborted) log.warn({ err: error }, 'could not reconcile; will try again')
    }
    this.#later(reconcileEveryMs, () => this.#reconcile())
  }

  async #publishAll(): Promise<void> {
    const { manifest, objects, clientFolder, edition, publisher } = this.#parts
    const files = await storeFolder(clientFolder, objects)
    this.#tell(await publisher.publishAll('whole site', files))
    manifest.setMeta('edition', edition)
  }

  async #publish(cause: string): Promise<void> {
    this.#tell(await this.#parts.publisher.publish(cause))
  }

  #tell({ failed, ...figures }: Published): void {
    const { log, onPublished } = this.#parts
    log.info(figures, 'published')
    for (const { path, reason } of failed) log.error({ path, reason }, 'this address stayed as it was')
    if (failed.length > 0) this.#later(retryAfterMs, () => this.#turns.take(() => this.#publish('retry')))
    onPublished()
  }

  #atMidnight(): void {
    this.#later(untilMidnight(this.#parts.clock.now()) + 50, async () => {
      await this.#turns.take(() => this.#publish('midnight'))
      this.#atMidnight()
    })
  }

  #later(ms: number, job: () => Promise<void>): void {
    if (this.#stopping.signal.aborted) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      job().catch((error: unknown) => this.#parts.log.error({ err: error }, 'a background job failed'))
    }, ms)
    this.#timers.add(timer)
  }

  async #persist(what: string, run: () => Promise<void>): Promise<void> {
    const { log } = this.#parts
    const { signal } = this.#stopping
    const report = (error: unknown, nextMs: number): void =>
      log.warn({ err: error, nextMs }, `${what} failed; trying again`)
    try {
      await untilDone(run, report, signal)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
