import type { PublishEvent, ReceiptMessage } from '@huoye/content-types'
import type { EntryRow } from '../manifest/entry.ts'
import type { Failure } from '../plan/failures.ts'

type Receipt = ReceiptMessage['receipts'][number]

/** What the site knows of the document of an event. */
export type Outcome = {
  path: string | null
  present: boolean
  entry: EntryRow | null
  failure: Failure | null
  seen: boolean
}

/** The receipt for one event: what its editor may be told. */
export function receiptFor({ seq, at, type, id }: PublishEvent, outcome: Outcome, liveAt: string): Receipt {
  const { path, failure, seen } = outcome
  return {
    seq,
    type,
    id,
    state: stateOf(outcome),
    path,
    liveAt,
    ms: Math.max(0, Date.parse(liveAt) - Date.parse(at)),
    seenOverHttp: seen,
    reason: failure && `${failure.code} ${failure.detail}`,
  }
}

function stateOf({ path, present, entry, failure }: Outcome): Receipt['state'] {
  if (failure) return 'held'
  if (path === null) return 'unchanged'
  if (!present) return 'gone'
  return entry && entry.status !== 410 ? 'live' : 'unchanged'
}

/** Looks at an address as a reader would: true when the site answers exactly what the manifest says. */
export async function seenOverHttp(origins: readonly string[], path: string, entry: EntryRow | null): Promise<boolean> {
  for (const origin of origins) {
    try {
      const response = await fetch(new URL(path, origin), {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.timeout(2000),
      })
      return agrees(response, entry)
    } catch {
      // Not reachable by this name from here: ask the next one.
    }
  }
  return false
}

function agrees(response: Response, entry: EntryRow | null): boolean {
  if (entry?.status !== 200) return response.status === (entry?.status ?? 404)
  const etag = response.headers.get('etag') ?? ''
  return response.status === 200 && entry.object !== null && etag.includes(entry.object.slice(0, 32))
}
