import { addresses } from '@huoye/content-types'
import { useCallback, useEffect, useRef, useState } from 'react'
import { askedIn, parametersOf } from '../../search/page/address.ts'
import { findFor } from '../../search/page/find-for.ts'
import { nothingAsked, type Shown } from '../../search/page/shown.ts'
import { SearchView } from '../../search/page/view.ts'
import { type Asked, noCounts, type SearchEngine } from '../../search/port.ts'
import { rememberQuery } from './history.ts'
import { offerSuggestions } from './suggestions.ts'

type Props = {
  /** The page's own part, in which this stands. */
  app: Element
  /** As the server made the page; the first look is the same. */
  start: Shown
  engine: SearchEngine
}

/** The search page once its script runs: the address says what is asked, and the page follows it. */
export function SearchIsland({ app, start, engine }: Props) {
  const [shown, setShown] = useState(start)
  const now = useRef(start)
  const turn = useRef(0)
  /** The result that is to have the focus when it stands there. */
  const focused = useRef<number | null>(null)

  const find = useCallback(
    async (asked: Asked, before: Shown | null = null): Promise<void> => {
      turn.current += 1
      const mine = turn.current
      const show = (next: Omit<Shown, 'served'>): void => {
        if (mine !== turn.current) return
        now.current = { ...next, served: start.served }
        setShown(now.current)
      }
      setTitle(asked.query)
      if (asked.query === '') return show(nothingAsked)
      const waiting = before ?? { asked, answer: null, nearest: [] }
      show({ ...waiting, state: 'searching' })
      try {
        const { answer, nearest } = await findFor(engine, asked)
        const results = [...(before?.answer?.results ?? []), ...answer.results]
        const counts = answer.counts ?? before?.answer?.counts ?? null
        show({ asked: waiting.asked, answer: { ...answer, results, counts }, nearest, state: 'idle' })
        if (answer.total > 0) rememberQuery(asked.query)
      } catch {
        show({ ...waiting, state: 'failed' })
      }
    },
    [engine, start],
  )

  /** What the filters would leave, where the engine did not count it by itself. */
  const count = useCallback(async (): Promise<void> => {
    const { asked, answer } = now.current
    if (answer?.counts !== null) return
    const mine = turn.current
    // Where counting fails the results stay, and can still be ordered.
    const { counts } = await engine.search({ ...asked, counting: true }).catch(() => ({ counts: noCounts }))
    if (mine !== turn.current || !now.current.answer) return
    now.current = { ...now.current, answer: { ...now.current.answer, counts } }
    setShown(now.current)
  }, [engine])

  useEffect(() => {
    const box = app.querySelector<HTMLInputElement>('#site-search')
    const form = app.querySelector('form')
    if (!box || !form) return
    const follow = (): void => void find(askedIn(new URLSearchParams(location.search)))
    const ask = (asked: Asked): void => {
      const address = asked.query === '' ? '' : `?${parametersOf(asked)}`
      focused.current = null
      if (address !== location.search) history.pushState(null, '', address || location.pathname)
      void find(asked)
    }
    const askForm = (): void => ask(askedIn(parametersIn(form)))
    const listeners = {
      submit: (event: Event) => {
        event.preventDefault()
        askForm()
      },
      change: ({ target }: Event) => {
        if (target instanceof HTMLSelectElement) askForm()
      },
      click: (event: Event) => {
        const link = linkOf(event)
        if (!link) return
        event.preventDefault()
        const asked = askedIn(new URL(link.href).searchParams)
        if (link.id !== 'search-more') return ask(asked)
        // Whoever reads by keyboard goes on at the first of the new ones.
        focused.current = now.current.answer?.results.length ?? null
        void find(asked, now.current)
      },
    }
    for (const [name, listener] of Object.entries(listeners)) app.addEventListener(name, listener)
    // Told to the element alone, so it is heard on the way down.
    app.addEventListener('toggle', () => void count(), true)
    addEventListener('popstate', follow)
    offerSuggestions(box, { suggest: engine.suggest, onQuery: askForm })
    if (start.answer === null) follow()
    else if (start.answer.total > 0) rememberQuery(start.asked.query)
  }, [app, count, engine, find, start])

  useEffect(() => {
    const box = app.querySelector<HTMLInputElement>('#site-search')
    if (box && shown !== start) box.value = shown.asked.query
    if (focused.current === null || shown.state === 'searching') return
    app.querySelectorAll<HTMLElement>('#search-results h2 a')[focused.current]?.focus()
    focused.current = null
  }, [app, shown, start])

  return <SearchView shown={shown} />
}

/** A link to another search that is simply pressed; one that opens elsewhere is the browser's matter. */
function linkOf(event: Event): HTMLAnchorElement | null {
  if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return link?.pathname === addresses.search ? link : null
}

function parametersIn(form: HTMLFormElement): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') parameters.set(name, value)
  return parameters
}

function setTitle(query: string): void {
  document.title = document.title.replace(/^.*?(?=搜索)/, query === '' ? '' : `${query} - `)
}
