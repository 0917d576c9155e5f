import { useFetchClient } from '@strapi/strapi/admin'
import { useEffect, useState } from 'react'
import type { HeldList } from '../../publishing/held-contract.ts'

const askAgainMs = 10_000

/** Everything that is held, asked for again and again while the page is open; null until the first answer or when it cannot be asked. */
export function useHeld(allowed: boolean): HeldList | null {
  const { get } = useFetchClient()
  const [held, setHeld] = useState<HeldList | null>(null)
  useEffect(() => {
    if (!allowed) return
    const leaving = new AbortController()
    let timer: number | undefined
    const ask = async (): Promise<void> => {
      try {
        const { data } = await get<HeldList>('/admin/publishing/held', { signal: leaving.signal })
        if (!leaving.signal.aborted) setHeld(data)
      } catch {
        if (!leaving.signal.aborted) setHeld(null)
      }
      if (!leaving.signal.aborted) timer = window.setTimeout(ask, askAgainMs)
    }
    void ask()
    return () => {
      leaving.abort()
      window.clearTimeout(timer)
    }
  }, [get, allowed])
  return held
}
