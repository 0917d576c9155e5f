// One file, because it is the order of things: whatever changes the site takes its turn here, after or before the others.
import type { Reconciled, ReleaseCause } from '@huoye/content-types'
import type { Logger } from 'pino'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { untilDone } from './backoff.ts'
import { type Clock, isNewDay } from './clock.ts'
import type { Cms } from './cms-client.ts'
import type { Editions } from './editions.ts'
import { FeedPace } from './feed-pace.ts'
import type { Published, Publisher } from './publisher.ts'
import { reconcile } from './reconcile.ts'
import { reached } from './steps.ts'
import { Turns } from './turns.ts'

export type EngineParts = {
  cms: Cms
  replica: ReplicaFile
  manifest: ManifestFile
  publisher: Publisher
  clock: Clock
  log: Logger
  editions: Editions
  /** Called after every publish, for what follows it in the background. */
  onPublished: () => void
  /** Called when documents may have been withdrawn, whose traces are to be erased. */
  onWithdrawal: () => void
  /** Called with every error of its work, before it tries again. */
  onError: (error: unknown) => void
}

/** A rebuild at work: pages made, and pages in all (0 while it is being planned). */
export type RebuildState = { done: number; total: number; startedAt: string; full: boolean }

const pollSeconds = 25
const reconcileEveryMs = 10 * 60_000
const lookAroundEveryMs = 5000

/** Keeps the site equal to the CMS: catches up, then follows the feed, the clock and its own failures. */
export class Engine {
  readonly #parts: EngineParts
  readonly #turns = new Turns()
  readonly #pace = new FeedPace()
  readonly #stopping = new AbortController()
  readonly #timers = new Set<NodeJS.Timeout>()
  #retry: NodeJS.Timeout | undefined
  #rebuilding: { state: RebuildState; done: Promise<void> } | null = null
  #reconciled = false
  /** How often the replica was held against the CMS past the feed: what the feed answered before that may be older. */
  #readings = 0
  #readingAnew: Promise<void> | null = null

  constructor(parts: EngineParts) {
    this.#parts = parts
  }

  /**
   * Resolves when a whole site is live: at once where one was live before, with what is pending published; after the first
   * snapshot and render where there was none. Waits for the CMS only when it must.
   */
  async start(): Promise<void> {
    const { replica, publisher, log, editions } = this.#parts
    if (!replica.wholeness.intact()) {
      log.warn('rows of the replica are missing: reading everything anew')
      replica.forgetContent()
    }
    const fresh = replica.cursor === null
    if (fresh) await this.#persist('reading the snapshot', () => this.#turns.take(() => this.#readSnapshot()))
    this.#lookAround()
    const { live } = publisher
    if (fresh || !live || live.edition.name !== editions.newest) {
      const rebuilt = this.rebuild(live ? 'new-edition' : 'first')
      if (!live) await rebuilt
    } else await this.#persist('publishing', () => this.#turns.take(() => this.#publish('start')))
  }

  /** Follows the CMS until `stop`. */
  async follow(): Promise<void> {
    if (!this.#parts.publisher.live) await this.#rebuilding?.done
    while (!this.#stopping.signal.aborted) await this.#persist('following the feed', () => this.#poll())
  }

  get stopping(): boolean {
    return this.#stopping.signal.aborted
  }

  /** Ends after the publish at work, if there is one; a rebuild is given up. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const timer of this.#timers) clearTimeout(timer)
    clearTimeout(this.#retry)
    await this.#rebuilding?.done
    await this.#turns.take(async () => undefined)
  }

  /** Runs other work on the manifest between publishes. */
  takeTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(job)
  }

  /** What a rebuild has done so far; null while there is none. */
  get rebuilding(): RebuildState | null {
    return this.#rebuilding?.state ?? null
  }

  /**
   * Makes the whole site anew in the background, after `first`. Settles when it is live, or given up; a second one waits for
   * the one at work.
   */
  rebuild(cause: ReleaseCause, first: () => Promise<void> = async () => undefined): Promise<void> {
    if (this.#rebuilding) return this.#rebuilding.done
    const startedAt = this.#parts.clock.now().toISOString()
    const state: RebuildState = { done: 0, total: 0, startedAt, full: cause === 'full-rebuild' }
    const run = async (): Promise<void> => {
      const { log, editions, publisher } = this.#parts
      await first()
      log.info({ cause }, 'making the whole site anew')
      const progress = (done: number, total: number): void => {
        if (total > 0 && Math.floor((done * 10) / total) > Math.floor((state.done * 10) / Math.max(1, state.total)))
          log.info({ done, total }, 'rendering')
        Object.assign(state, { done, total })
      }
      const turn: Turns['take'] = (job) => this.#turns.take(job)
      this.#tell(await editions.rebuild(publisher, cause, { turn, progress, signal: this.#stopping.signal }))
    }
    const done = this.#persist('making the whole site anew', run).finally(() => {
      this.#rebuilding = null
    })
    this.#rebuilding = { state, done }
    return done
  }

  /** Compares everything with a fresh snapshot of the CMS first, and makes the whole site of that. Publishing goes on. */
  rebuildFully(): Promise<void> {
    const { publisher } = this.#parts
    return this.rebuild('full-rebuild', () =>
      this.#turns.take(async () => {
        await this.#readSnapshot()
        if (publisher.live) await this.#publish('compared')
      }),
    )
  }

  /** Compares the versions of all documents of the CMS with the replica; what the feed did not bring is published. */
  async reconcile(): Promise<Reconciled> {
    const { cms, replica, log } = this.#parts
    if (this.#readingAnew || !replica.wholeness.intact()) await this.#readAnew()
    const result = await this.#turns.take(async () => {
      const reconciled = await reconcile(cms, replica)
      this.#readings += 1
      if (reconciled.startedOver) await this.#readSnapshot()
      if (reconciled.differing > 0 || reconciled.startedOver) {
        log.warn(reconciled, 'the replica differed from the CMS')
        await this.#publish('compared')
      }
      return reconciled
    })
    this.#reconciled = true
    this.#parts.onWithdrawal()
    return result
  }

  async #poll(): Promise<void> {
    const { cms, clock, replica, manifest, log } = this.#parts
    // Nothing is published on a replica that may have lost something meanwhile.
    if (!this.#reconciled) await this.#reconcileLater()
    await this.#publishWaiting()
    const cursor = replica.cursor ?? 0
    const readings = this.#readings
    const news = await cms.feed({ after: cursor, waitSeconds: pollSeconds, ...this.#pace.next }, this.#stopping.signal)
    reached('feed-read')
    if (news.head < cursor) {
      log.warn({ cursor, head: news.head }, 'the CMS has started over: reading everything')
      return this.#turns.take(async () => {
        await this.#readSnapshot()
        await this.#publish('read-anew')
      })
    }
    if (news.through === cursor && news.ahead === null && news.changes.length === 0) return
    await this.#onWholeReplica()
    await this.#turns.take(async () => {
      // Older state must not come back: the feed is asked once more.
      if (readings !== this.#readings) return
      const started = performance.now()
      manifest.noteHead(news.head, news.events[0]?.at ?? clock.now().toISOString())
      reached('replica-writing')
      replica.apply(news.changes, news.events, news.through)
      reached('replica-written')
      await this.#publish('publish')
      if (news.events.some(({ action }) => action === 'withdraw')) this.#parts.onWithdrawal()
      this.#pace.took(news, performance.now() - started)
    })
  }

  async #reconcileLater(): Promise<void> {
    await this.reconcile()
    this.#later(reconcileEveryMs, () => this.#persist('comparing with the CMS', () => this.#reconcileLater()))
  }

  /** The feed still brings the events of what is taken in here, so that each has its receipt and no withdrawal is passed over. */
  async #readSnapshot(): Promise<void> {
    const { cms, replica, log } = this.#parts
    const { cursor } = replica
    const intake = replica.intake()
    let records = 0
    this.#readings += 1
    const seq = await cms.snapshot(async (part) => {
      intake.take(part)
      records += part.length
    })
    const differing = intake.finish(Math.min(seq, cursor ?? seq))
    log.info({ records, differing, seq }, 'snapshot read')
  }

  /** Publishes what an earlier attempt could not, and what is due again. */
  async #publishWaiting(): Promise<void> {
    const { replica, clock, publisher } = this.#parts
    if (!publisher.live) return
    const now = clock.now()
    const due = publisher.failures.nextDue()
    const waits = replica.waiting.any || isNewDay(replica.meta('today'), now) || (due !== null && due <= now.getTime())
    if (waits) await this.#turns.take(() => this.#publish(isNewDay(replica.meta('today'), now) ? 'new-day' : 'waiting'))
  }

  /** Where somebody else wrote to the replica and rows are missing, everything is read anew before anything is published on it. */
  async #onWholeReplica(): Promise<void> {
    const { replica } = this.#parts
    const doubtful = !replica.wholeness.untouched() && !replica.wholeness.intact()
    if (doubtful || this.#readingAnew) await this.#readAnew()
  }

  /** What changed meanwhile is not known then, so everything is made anew, and nothing is published before that is live. */
  #readAnew(): Promise<void> {
    this.#readingAnew ??= this.#fillAndRebuild().finally(() => {
      this.#readingAnew = null
    })
    return this.#readingAnew
  }

  async #fillAndRebuild(): Promise<void> {
    const { replica, log } = this.#parts
    log.warn('rows of the replica are missing: reading everything anew')
    await this.#turns.take(async () => {
      replica.forgetContent()
      await this.#readSnapshot()
    })
    await this.rebuild('read-anew')
    this.#parts.onWithdrawal()
  }

  async #publish(cause: ReleaseCause): Promise<void> {
    this.#tell(await this.#parts.publisher.publish(cause))
  }

  #tell({ failed, ...figures }: Published): void {
    const { log, onPublished } = this.#parts
    log.info(figures, 'published')
    for (const { path, failure } of failed) log.error({ path, ...failure }, 'this address stayed as it was')
    this.#retryWhenDue()
    onPublished()
  }

  /** Held pages have their waits; the next that is over starts a publish of its own. */
  #retryWhenDue(): void {
    const { publisher, clock } = this.#parts
    const due = publisher.failures.nextDue()
    clearTimeout(this.#retry)
    if (due === null) return
    this.#retry = this.#later(Math.max(0, due - clock.now().getTime()), () => this.#publishWaiting())
  }

  /** A new day may begin at any time: somebody may set the clock. What could not be published is tried again as well. */
  #lookAround(): void {
    this.#later(lookAroundEveryMs, async () => {
      try {
        await this.#onWholeReplica()
        await this.#publishWaiting()
      } catch (error) {
        this.#parts.onError(error)
        throw error
      } finally {
        this.#lookAround()
      }
    })
  }

  #later(ms: number, job: () => Promise<void>): NodeJS.Timeout | undefined {
    if (this.#stopping.signal.aborted) return undefined
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      job().catch((error: unknown) => this.#parts.log.error({ err: error }, 'a background job failed'))
    }, ms)
    this.#timers.add(timer)
    return timer
  }

  async #persist(what: string, run: () => Promise<void>): Promise<void> {
    const { log, onError } = this.#parts
    const { signal } = this.#stopping
    const report = (error: unknown, nextMs: number): void => {
      log.warn({ err: error, nextMs }, `${what} failed; trying again`)
      onError(error)
    }
    try {
      await untilDone(run, report, signal)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
