import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'
import type { Shown } from './shown.ts'
import { stateId } from './state-id.ts'
import { SearchView } from './view.ts'

/** Where the search page's own part begins and ends in its HTML, and where a script finds what it was made from. */
const begin = '<div id="search-app">'
const end = '<!--/search-app-->'

/** The search page's own part as HTML, which a script can take over as it is. */
export function appHtml(shown: Shown): string {
  const state = JSON.stringify(shown).replaceAll('<', '\\u003c')
  return `${begin}${renderToString(h(SearchView, { shown }))}</div><script type="application/json" id="${stateId}">${state}</script>${end}`
}

/** The page with another state of that part; null where it has none. */
export function withApp(page: string, shown: Shown): string | null {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  return from === -1 || to < from ? null : page.slice(0, from) + appHtml(shown) + page.slice(to + end.length)
}
