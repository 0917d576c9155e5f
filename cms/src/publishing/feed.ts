import type { FeedResponse } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { eventsAfter, headOf, type StoredEvent } from '../outbox/read.ts'
import { nextRing } from '../outbox/wake.ts'
import { isPublicType } from '../projecting/populate.ts'
import { projectionContext, projectReferences } from '../projecting/read.ts'
import type { Reference } from '../projecting/reference.ts'

const eventsAtOnce = 500
const lookAgainMs = 1000

/**
 * What changed after `after`, waiting up to `waitMs` for something to change. State, not history: each touched document
 * comes once, as it is now, so reading the same stretch twice does no harm.
 */
export async function readFeed(
  strapi: Core.Strapi,
  after: number,
  waitMs: number,
  signal: AbortSignal,
): Promise<FeedResponse> {
  const deadline = Date.now() + waitMs
  for (;;) {
    const rung = new AbortController()
    const ring = nextRing(
      Math.max(0, Math.min(lookAgainMs, deadline - Date.now())),
      AbortSignal.any([signal, rung.signal]),
    )
    const events = await eventsAfter(strapi, after, eventsAtOnce)
    if (events.length > 0 || Date.now() >= deadline || signal.aborted) {
      rung.abort()
      return answer(strapi, after, events)
    }
    await ring
  }
}

async function answer(strapi: Core.Strapi, after: number, events: StoredEvent[]): Promise<FeedResponse> {
  const head = await headOf(strapi)
  const through = events.at(-1)?.seq ?? after
  const touched = touchedBy(events)
  return {
    head,
    through,
    changes: touched.length > 0 ? await projectReferences(strapi, touched, await projectionContext(strapi)) : [],
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
