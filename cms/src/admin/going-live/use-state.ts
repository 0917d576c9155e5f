import { useFetchClient } from '@strapi/strapi/admin'
import { useEffect, useState } from 'react'
import type { PublishingState } from '../../publishing/state-contract.ts'

const secondMs = 1000
/** What is held is tried again in seconds at first; a mended page should show soon. */
const heldMs = 3 * secondMs

/**
 * Where a document stands on its way to the public. Asks again while it is on the way or something of it is held, and afresh
 * whenever `version` (anything that differs between two saves) changes. Null until the first answer, or when it cannot be asked.
 */
export function usePublishingState(
  uid: string,
  documentId: string | undefined,
  version: string,
): PublishingState | null {
  const { get } = useFetchClient()
  const [state, setState] = useState<PublishingState | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says when to ask afresh
  useEffect(() => {
    if (!documentId) {
      setState(null)
      return
    }
    const leaving = new AbortController()
    let timer: number | undefined
    const ask = async (): Promise<void> => {
      try {
        const { data } = await get<PublishingState | string>(`/admin/publishing/state/${uid}/${documentId}`, {
          signal: leaving.signal,
        })
        if (leaving.signal.aborted) return
        setState(isState(data) ? data : null)
        const pause = isState(data) ? pauseAfter(data) : null
        if (pause !== null) timer = window.setTimeout(ask, pause)
      } catch {
        if (!leaving.signal.aborted) setState(null)
      }
    }
    void ask()
    return () => {
      leaving.abort()
      window.clearTimeout(timer)
    }
  }, [get, uid, documentId, version])
  return state
}

/** Milliseconds until the next question; null when the state is settled. */
function pauseAfter({ state, held }: PublishingState): number | null {
  if (state === 'publishing') return secondMs
  if (state === 'queued') return heldMs
  return held.length > 0 ? heldMs : null
}

/** Strapi answers an unknown address with the panel's own page. */
const isState = (data: PublishingState | string): data is PublishingState => typeof data === 'object' && 'state' in data
