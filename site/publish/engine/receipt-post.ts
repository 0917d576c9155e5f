import { type PublishEvent, publicSite, type ReceiptMessage } from '@huoye/content-types'
import type { Logger } from 'pino'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import type { Failures } from '../plan/failures.ts'
import { recordAddress } from '../replica/record-address.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import type { Clock } from './clock.ts'
import type { Cms } from './cms-client.ts'
import { heldPages, noteSuspects } from './held.ts'
import { receiptFor, seenOverHttp } from './receipts.ts'
import { reached } from './steps.ts'

type Receipt = ReceiptMessage['receipts'][number]

export type ReceiptPostParts = {
  cms: Cms
  replica: ReplicaFile
  manifest: ManifestFile
  failures: Failures
  clock: Clock
  log: Logger
  /** Where to look whether an address is live; the first that answers counts. */
  origins: readonly string[]
}

/** Each receipt means a look at the site over HTTP. */
const eventsAtOnce = 200
const retryFirstMs = 1000
const retryLongestMs = 30_000

/**
 * Tells the CMS what became of its events, and what is held. Events wait in the replica until their receipts have arrived;
 * one whose page is held waits on, and has its receipt when the page is live after all.
 */
export class ReceiptPost {
  readonly #parts: ReceiptPostParts
  #posting = false
  #askedAgain = false
  #retry: NodeJS.Timeout | undefined
  #failedInARow = 0
  /** Up to which event the CMS was told that all is live. */
  #told = 0
  /** The earlier release that the CMS was told readers see; undefined before it was told anything. */
  #toldPinned: number | null | undefined
  /** What the CMS was told last of what is held; null before it was told anything. */
  #toldHeld: string | null = null
  /** Events that the CMS knows to be held. */
  readonly #held = new Set<number>()

  constructor(parts: ReceiptPostParts) {
    this.#parts = parts
  }

  /**
   * Posts receipts for all events whose changes are live, what is held if that differs from what was posted last, and how far
   * the site is where a snapshot brought it there without events. Never rejects: what fails is tried again by itself.
   */
  async post(): Promise<void> {
    if (this.#posting) {
      this.#askedAgain = true
      return
    }
    this.#posting = true
    clearTimeout(this.#retry)
    try {
      do {
        this.#askedAgain = false
        this.#askedAgain = (await this.#postSome()) || this.#askedAgain
      } while (this.#askedAgain)
      this.#failedInARow = 0
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'could not post receipts')
      this.#tryLater()
    } finally {
      this.#posting = false
    }
  }

  /** Ends the waiting for another try. */
  close(): void {
    clearTimeout(this.#retry)
  }

  /** What is held now, as the CMS is told it. */
  held(): NonNullable<ReceiptMessage['held']> {
    const { failures, replica, manifest } = this.#parts
    return heldPages(failures, replica, manifest)
  }

  #tryLater(): void {
    const ms = Math.min(retryLongestMs, retryFirstMs * 2 ** this.#failedInARow)
    this.#failedInARow += 1
    this.#retry = setTimeout(() => void this.post(), ms).unref()
  }

  /** Posts one message; tells whether more is to be posted. */
  async #postSome(): Promise<boolean> {
    const { failures, replica, manifest } = this.#parts
    const { pinned } = manifest
    // Behind an earlier release nothing is live: it is told when the newest one is shown again.
    const events = pinned === null ? replica.waiting.liveEvents : []
    const fresh = editorsFirst(events.filter(({ seq }) => !this.#held.has(seq)))
    const waiting = events.filter(({ seq }) => this.#held.has(seq))
    noteSuspects(failures, replica, fresh)
    const receipts = await this.#receiptsFor([...waiting, ...fresh.slice(0, eventsAtOnce)])
    const held = this.held()
    const heldText = JSON.stringify(held)
    const applied = this.#shown(pinned)
    const startedOver = applied < this.#told
    const sameHeld = heldText === this.#toldHeld && !startedOver
    const nothingNew = sameHeld && applied === this.#told && pinned === this.#toldPinned
    if (receipts.length === 0 && nothingNew) return false
    reached('receipts-posting')
    await this.#parts.cms.receipts({
      consumer: publicSite,
      seq: applied,
      release: pinned ?? manifest.release,
      pinned,
      receipts,
      held: sameHeld ? null : held,
    })
    reached('receipts-posted')
    this.#told = applied
    this.#toldPinned = pinned
    this.#toldHeld = heldText
    this.#settle(receipts)
    return fresh.length > eventsAtOnce
  }

  /** Up to which event what readers see is live. */
  #shown(pinned: number | null): number {
    const { manifest } = this.#parts
    if (pinned === null) return Number(manifest.meta('appliedSeq') ?? 0)
    return manifest.sql<{ seq: number }>('SELECT seq FROM releases WHERE id = ?').get(pinned)?.seq ?? 0
  }

  /** Receipts for events; of one whose page is held, only the first. */
  async #receiptsFor(events: readonly PublishEvent[]): Promise<Receipt[]> {
    const { clock, manifest } = this.#parts
    const published = manifest.meta('publishedAt') ?? clock.now().toISOString()
    const shownSince = manifest.meta('shownSince') ?? ''
    const liveAt = shownSince > published ? shownSince : published
    const receipts = await Promise.all(events.map((event) => this.#receipt(event, liveAt)))
    return receipts.filter(({ seq, state }) => !(state === 'held' && this.#held.has(seq)))
  }

  /** Events that are told and done leave the replica. */
  #settle(receipts: readonly Receipt[]): void {
    for (const { seq, state } of receipts) {
      if (state === 'held') this.#held.add(seq)
      else this.#held.delete(seq)
    }
    const { replica } = this.#parts
    const done = receipts.flatMap(({ seq, state }) => (state === 'held' ? [] : [seq]))
    replica.waiting.told(done, replica.cursor ?? 0)
  }

  async #receipt(event: PublishEvent, liveAt: string): Promise<Receipt> {
    const { manifest, failures, origins, replica } = this.#parts
    const record = replica.record(event.type, event.id)
    const path = record ? recordAddress(record, replica.store) : replica.lastAddress(event.type, event.id)
    const entry = path === null ? null : manifest.live(path)
    const failure = path === null ? null : failures.of(path)
    const seen = path !== null && failure === null && (await seenOverHttp(origins, path, entry))
    return receiptFor(event, { path, present: record !== null, entry, failure, seen }, liveAt)
  }
}

/** Somebody waits in front of a screen for what is not bulk. */
const editorsFirst = (events: readonly PublishEvent[]): PublishEvent[] =>
  [...events].sort((left, right) => Number(left.bulk) - Number(right.bulk))
