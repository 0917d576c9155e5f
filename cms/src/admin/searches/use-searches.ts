import { useFetchClient } from '@strapi/strapi/admin'
import { useCallback, useEffect, useState } from 'react'
import type { SearchesView, Span } from '../../searches/contract.ts'

/** `null` before the first answer, `failed` where none could be had. */
export type Searches = { view: SearchesView | 'failed' | null; refresh: () => void }

/** What was searched for in the last days; asked for when the page opens, and when `refresh` is called. */
export function useSearches(days: Span): Searches {
  const { get } = useFetchClient()
  const [view, setView] = useState<SearchesView | 'failed' | null>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says when to ask afresh
  useEffect(() => {
    const leaving = new AbortController()
    get<SearchesView>(`/admin/search-log?days=${days}`, { signal: leaving.signal })
      .then(({ data }) => setView(data))
      .catch(() => {
        if (!leaving.signal.aborted) setView('failed')
      })
    return () => leaving.abort()
  }, [get, days, turn])
  const refresh = useCallback(() => setTurn((before) => before + 1), [])
  return { view, refresh }
}
