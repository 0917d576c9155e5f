import { useCallback, useEffect, useRef, useState } from 'react'
import { askedIn, parametersOf, resultsAtOnce } from '../../search/page/address.ts'
import { nothingAsked, type Shown } from '../../search/page/shown.ts'
import { SearchView } from '../../search/page/view.ts'
import type { Asked, SearchEngine } from '../../search/port.ts'
import { rememberQuery } from './history.ts'
import { offerSuggestions } from './suggestions.ts'

/** How many near pages and branches stand where nothing was found. */
const mostNearest = 5

type Props = {
  /** As the server made the page; the first look is the same. */
  start: Shown
  engine: SearchEngine
}

/** The search page once its script runs: the address says what is asked, and the page follows it. */
export function SearchIsland({ start, engine }: Props) {
  const [shown, setShown] = useState(start)
  const [running, setRunning] = useState(false)
  const latest = useRef(0)

  const find = useCallback(
    async (asked: Asked, before: Shown['answer'] = null): Promise<void> => {
      latest.current += 1
      const turn = latest.current
      const show = (next: Shown): void => {
        if (turn === latest.current) setShown(next)
      }
      title(asked.query)
      const { served } = start
      if (asked.query === '') return show({ ...nothingAsked, served })
      show({ asked, answer: before, nearest: [], state: 'searching', served })
      try {
        const answer = await engine.search(asked)
        const nearest = answer.total === 0 ? await engine.suggest(asked.query, mostNearest) : []
        const results = before ? [...before.results, ...answer.results] : answer.results
        const from = before ? start.asked.offset : asked.offset
        show({ asked: { ...asked, offset: from }, answer: { ...answer, results }, nearest, state: 'idle', served })
        if (answer.total > 0) rememberQuery(asked.query)
      } catch {
        show({ asked, answer: before, nearest: [], state: 'failed', served })
      }
    },
    [engine, start],
  )

  useEffect(() => {
    setRunning(true)
    const follow = (): void => void find(askedIn(new URLSearchParams(location.search)))
    if (start.answer === null) follow()
    else if (start.answer.total > 0) rememberQuery(start.asked.query)
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [find, start])

  const onAsk = useCallback(
    (asked: Asked): void => {
      const address = asked.query === '' ? location.pathname : `?${parametersOf(asked)}`
      if (address !== location.search) history.pushState(null, '', address)
      void find(asked)
    },
    [find],
  )
  const onMore = async (): Promise<void> => {
    const { asked, answer } = shown
    if (!answer) return
    const first = answer.results.length
    await find({ ...asked, offset: asked.offset + first, limit: resultsAtOnce }, answer)
    // Whoever reads by keyboard goes on at the first of the new ones.
    requestAnimationFrame(() => document.querySelectorAll<HTMLElement>('#search-results a')[first]?.focus())
  }
  const asking = useRef((_query: string): void => undefined)
  asking.current = (query) => onAsk({ ...shown.asked, query, offset: 0 })
  useEffect(() => {
    const box = document.querySelector<HTMLInputElement>('#site-search')
    if (box)
      offerSuggestions(box, { suggest: (typed) => engine.suggest(typed, 8), onQuery: (query) => asking.current(query) })
  }, [engine])
  useEffect(() => {
    const box = document.querySelector<HTMLInputElement>('#site-search')
    if (box && running) box.value = shown.asked.query
  }, [shown.asked.query, running])
  return <SearchView shown={shown} script={running ? { onAsk, onMore } : undefined} />
}

function title(query: string): void {
  document.title = document.title.replace(/^.*?(?=搜索)/, query === '' ? '' : `${query} - `)
}
