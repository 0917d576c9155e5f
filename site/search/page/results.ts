import { createElement as h, type ReactElement } from 'react'
import { fullDay } from '../../src/text/dates.ts'
import type { Part, SearchResult } from '../port.ts'

/** The results as a list that goes on counting where the one before it ended. */
export function Results({ results, from }: { results: readonly SearchResult[]; from: number }): ReactElement {
  return h(
    'ol',
    { id: 'search-results', start: from + 1 },
    results.map((result) => h('li', { key: result.url, className: 'entry' }, item(result))),
  )
}

function item({ url, title, excerpt, branch, column, date, image }: SearchResult): ReactElement {
  return h(
    'article',
    null,
    h('h2', null, h('a', { href: url }, marked(title))),
    image !== null && h('img', { className: 'thumb', src: image, alt: '', width: 240, height: 160, loading: 'lazy' }),
    excerpt.length > 0 && h('p', { className: 'dek' }, marked(excerpt)),
    h(
      'p',
      { className: 'meta' },
      branch !== null && h('span', null, branch),
      column !== null && h('span', null, column),
      date !== null && h('time', { dateTime: date }, fullDay(date)),
    ),
  )
}

const marked = (parts: readonly Part[]) =>
  parts.map(({ text, hit }, index) => (hit ? h('mark', { key: index }, text) : text))
