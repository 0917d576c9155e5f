import type { FeedResponse } from '@huoye/content-types'
import type { FeedQuestion } from './cms-client.ts'

const smallest = 10
const largest = 500
/** How long bulk work may keep an editor's publish waiting that comes right after it began. */
const aimMs = 250

/**
 * How much of the feed to take at once, so that one release of bulk work takes about as long as an editor may wait, and when
 * editors' events may come ahead of bulk work: not twice in a row, so that neither waits for the other for ever.
 */
export class FeedPace {
  #limit = 25
  /** The newest event that came ahead of its turn. */
  #ahead = 0
  #wasAhead = false

  get next(): Pick<FeedQuestion, 'limit' | 'ahead'> {
    return this.#wasAhead ? { limit: this.#limit } : { limit: this.#limit, ahead: this.#ahead }
  }

  /** To be told what came, and what it took to have it live. Few events say nothing of what many would take. */
  took({ events, ahead }: FeedResponse, ms: number): void {
    this.#wasAhead = ahead !== null
    if (ahead !== null) this.#ahead = ahead
    else if (events.length >= smallest) this.#wish((events.length * aimMs) / Math.max(1, ms))
  }

  #wish(limit: number): void {
    this.#limit = Math.round(Math.min(largest, Math.max(smallest, (this.#limit + limit) / 2)))
  }
}
