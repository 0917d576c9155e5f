import { type PublishEvent, publicSite } from '@huoye/content-types'
import type { Logger } from 'pino'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import type { Failures } from '../plan/failures.ts'
import { recordAddress } from '../replica/record-address.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import type { Clock } from './clock.ts'
import type { Cms } from './cms-client.ts'
import { receiptFor, seenOverHttp } from './receipts.ts'

type Receipt = ReturnType<typeof receiptFor>

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

/** Tells the CMS what became of its events. Events wait in the replica until their receipts have arrived. */
export class ReceiptPost {
  readonly #parts: ReceiptPostParts
  #posting = false
  /** Up to which event the CMS was told that all is live. */
  #told = 0

  constructor(parts: ReceiptPostParts) {
    this.#parts = parts
  }

  /**
   * Posts receipts for all events whose changes are live, and how far the site is where a snapshot brought it there
   * without events. Never rejects: what fails goes with the next release.
   */
  async post(): Promise<void> {
    if (this.#posting) return
    this.#posting = true
    const { log } = this.#parts
    try {
      for (let events = this.#due(); events.length > 0; events = this.#due()) await this.#postFor(events)
      if (this.#applied > this.#told) await this.#tell(this.#applied, [])
    } catch (error) {
      log.warn({ err: error }, 'could not post receipts')
    } finally {
      this.#posting = false
    }
  }

  get #applied(): number {
    return Number(this.#parts.manifest.meta('appliedSeq') ?? 0)
  }

  #due(): PublishEvent[] {
    return this.#parts.replica.pending().events.filter((event) => event.seq <= this.#applied)
  }

  async #tell(seq: number, receipts: Receipt[]): Promise<void> {
    await this.#parts.cms.receipts({ consumer: publicSite, seq, release: this.#parts.manifest.release, receipts })
    this.#told = Math.max(this.#told, seq)
  }

  async #postFor(events: readonly PublishEvent[]): Promise<void> {
    const { clock, manifest, replica } = this.#parts
    const liveAt = manifest.meta('publishedAt') ?? clock.now().toISOString()
    const receipts = await Promise.all(events.map((event) => this.#receipt(event, liveAt)))
    const seq = Math.max(...events.map((event) => event.seq))
    await this.#tell(seq, receipts)
    replica.clearEvents(seq)
  }

  async #receipt(event: PublishEvent, liveAt: string): Promise<Receipt> {
    const { manifest, failures, origins, replica } = this.#parts
    const record = replica.record(event.type, event.id)
    const path = record ? recordAddress(record, replica.store) : replica.lastAddress(event.type, event.id)
    const entry = path === null ? null : manifest.live(path)
    const failure = failures.all().find((failed) => failed.path === path) ?? null
    const seen = path !== null && (await seenOverHttp(origins, path, entry))
    return receiptFor(event, { path, present: record !== null, entry, failure, seen }, liveAt)
  }
}
