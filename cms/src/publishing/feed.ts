import type { FeedResponse } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { eventsAfter, headOf, type StoredEvent, urgentEventsAfter } from '../outbox/read.ts'
import { nextRing } from '../outbox/wake.ts'
import { changesOf } from '../projecting/changes.ts'
import { isPublicType } from '../projecting/populate.ts'
import type { Reference } from '../projecting/reference.ts'
import { urgently } from '../urgency/turns.ts'

/** The most events of one answer, and what it holds when the consumer does not say. */
export const mostEvents = 500
/** How many events come ahead of their turn at most. */
const aheadAtOnce = 50
const lookAgainMs = 1000

/** `ahead`: the newest event that came ahead of its turn so far; null when none is to. */
export type FeedQuestion = { after: number; limit: number; waitMs: number; ahead: number | null }

/**
 * What changed after `after`, waiting up to `waitMs` for something to change. State, not history: each touched document
 * comes once, as it is now, so reading the same stretch twice does no harm. When more events stand there than one answer
 * takes, an answer may hold those of editors alone, ahead of the bulk work that they would wait behind.
 */
export async function readFeed(
  strapi: Core.Strapi,
  question: FeedQuestion,
  signal: AbortSignal,
): Promise<FeedResponse> {
  const { after, limit, waitMs } = question
  const deadline = Date.now() + waitMs
  for (;;) {
    const rung = new AbortController()
    const ring = nextRing(
      Math.max(0, Math.min(lookAgainMs, deadline - Date.now())),
      AbortSignal.any([signal, rung.signal]),
    )
    const events = await eventsAfter(strapi, after, limit)
    if (events.length > 0 || Date.now() >= deadline || signal.aborted) {
      rung.abort()
      return answer(strapi, question, events)
    }
    await ring
  }
}

async function answer(
  strapi: Core.Strapi,
  { after, limit, ahead }: FeedQuestion,
  inTurn: StoredEvent[],
): Promise<FeedResponse> {
  const behindBulk = ahead !== null && inTurn.length === limit && inTurn.some(({ bulk }) => bulk)
  const urgent = behindBulk ? await urgentEventsAfter(strapi, Math.max(after, ahead), aheadAtOnce) : []
  const newestAhead = urgent.at(-1)?.seq ?? null
  const events = newestAhead === null ? inTurn : urgent
  const changes = () => changesOf(strapi, touchedBy(events))
  return {
    head: await headOf(strapi),
    through: newestAhead === null ? (inTurn.at(-1)?.seq ?? after) : after,
    ahead: newestAhead,
    changes: await (events.every(({ bulk }) => bulk) ? changes() : urgently(changes)),
    events: events.filter(({ type }) => isPublicType(type)).map(({ affects: _affects, ...event }) => event),
  }
}

/** Every document that the events touch, each once; types without public records are there through what they affect. */
export function touchedBy(events: readonly Pick<StoredEvent, 'type' | 'id' | 'affects'>[]): Reference[] {
  const touched = new Map<string, Reference>()
  for (const { type, id, affects } of events) {
    for (const reference of [{ type, id }, ...affects]) {
      if (isPublicType(reference.type)) touched.set(`${reference.type}:${reference.id}`, reference)
    }
  }
  return [...touched.values()]
}
