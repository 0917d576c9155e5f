import { setTimeout as pause } from 'node:timers/promises'
import type { Core } from '@strapi/strapi'
import { type StoredPicture, wantsAvif } from './progress.ts'
import { announce, type Encoded, makeAvif } from './write.ts'

/** How long a look at new uploads waits for the next, and a look at all pictures again (one may have been replaced). */
const [lookMs, lookAgainMs] = [2_000, 3_600_000]
/** How long the database or the disk has to come back. */
const afterFailureMs = 60_000
/** Pictures are announced when none is left to do, and at the latest when so many are done or the first has waited so long. */
const [mostAtOnce, longestWaitMs] = [100, 600_000]
const rowsAtOnce = 100

/**
 * Makes AVIF beside the WebP of every picture, one after the other, as long as the process lives. What is left to do stands in the
 * rows of the media library, so a restart goes on where this stopped. Gives what stops it.
 */
export function makeAvifBehind(strapi: Core.Strapi): () => void {
  const stopping = new AbortController()
  const { signal } = stopping
  void work(strapi, signal).catch((cause: unknown) => {
    if (!signal.aborted) strapi.log.error(cause)
  })
  return () => stopping.abort()
}

async function work(strapi: Core.Strapi, signal: AbortSignal): Promise<void> {
  let seen = 0
  let looked = Date.now()
  let done: { encoded: Encoded; at: number }[] = []
  while (!signal.aborted) {
    try {
      const batch = await picturesAfter(strapi, seen)
      for (const { id, picture } of batch) {
        if (picture) {
          const encoded = await makeAvif(strapi, picture, signal)
          if (signal.aborted) return
          if (encoded) done.push({ encoded, at: Date.now() })
        }
        seen = id
        if (isDue(done)) done = await told(strapi, done)
      }
      if (batch.length > 0) continue
      done = await told(strapi, done)
      if (Date.now() - looked > lookAgainMs) [seen, looked] = [0, Date.now()]
      await pause(lookMs, null, { signal })
    } catch (cause) {
      if (signal.aborted) return
      strapi.log.error(cause)
      await pause(afterFailureMs, null, { signal })
    }
  }
}

const isDue = (done: readonly { at: number }[]): boolean =>
  done.length >= mostAtOnce || (done[0] !== undefined && Date.now() - done[0].at > longestWaitMs)

async function told(strapi: Core.Strapi, done: readonly { encoded: Encoded }[]): Promise<[]> {
  if (done.length > 0)
    await announce(
      strapi,
      done.map(({ encoded }) => encoded),
    )
  return []
}

async function picturesAfter(
  strapi: Core.Strapi,
  seen: number,
): Promise<{ id: number; picture: StoredPicture | null }[]> {
  const rows: { id: number; provider_metadata: unknown }[] = await strapi.db
    .connection('files')
    .where('id', '>', seen)
    .orderBy('id')
    .limit(rowsAtOnce)
    .select('id', 'provider_metadata')
  return rows.map((row) => ({ id: row.id, picture: wantsAvif(row) }))
}
