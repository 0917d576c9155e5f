import { addresses } from '@huoye/content-types'
import { Fragment, createElement as h, type ReactElement } from 'react'
import { FilterForm } from './filter-form.ts'
import { linkTo } from './link-to.ts'
import { Results } from './results.ts'
import { type Shown, statusOf } from './shown.ts'

/**
 * The search page's own part: the form, what was found, and the ways on. All of it are fields and links, so that it works without a
 * script; one that runs takes over what is sent and pressed.
 */
export function SearchView({ shown }: { shown: Shown }): ReactElement {
  const { asked, answer } = shown
  const end = asked.offset + (answer?.results.length ?? 0)
  return h(
    Fragment,
    null,
    h(
      'form',
      { role: 'search', action: addresses.search, id: 'search-form' },
      h('label', { className: 'vh', htmlFor: 'site-search' }, '搜索本站'),
      h('div', { className: 'find' }, box(asked.query), h('button', { type: 'submit' }, '搜索')),
      h(FilterForm, { shown }),
    ),
    !shown.served && h('noscript', null, withoutScript),
    h(
      'section',
      { className: 'results', 'aria-label': '搜索结果' },
      h('p', { className: 'found', id: 'search-status', role: 'status' }, statusOf(shown)),
      answer && h(Results, { results: answer.results, from: asked.offset }),
      shown.nearest.length > 0 && nearest(shown),
      answer &&
        end < answer.total &&
        h('a', { className: 'plain-button', id: 'search-more', href: linkTo({ ...asked, offset: end }) }, '再看十条'),
    ),
  )
}

const withoutScript = h(
  'p',
  { className: 'note' },
  '站内搜索需要开启 JavaScript。不开启时，可以从',
  h('a', { className: 'inline', href: addresses.directory }, '支部目录'),
  '找支部，或从下面的栏目按月查找。',
)

const box = (query: string): ReactElement =>
  h('input', {
    id: 'site-search',
    name: 'q',
    type: 'search',
    placeholder: '支部、标题或正文，也可以用拼音',
    defaultValue: query,
  })

const nearest = ({ nearest: found }: Shown): ReactElement =>
  h(
    'div',
    { className: 'nearest' },
    h('h2', null, '您要找的可能是'),
    h(
      'ul',
      null,
      found.map(({ title, url }) => h('li', { key: url }, h('a', { href: url }, title))),
    ),
  )
