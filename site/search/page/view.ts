import { addresses } from '@huoye/content-types'
import { Fragment, createElement as h, type ReactElement } from 'react'
import type { Asked } from '../port.ts'
import { resultsAtOnce } from './address.ts'
import { FilterForm } from './filter-form.ts'
import { linkTo } from './link-to.ts'
import { Results } from './results.ts'
import { type Shown, statusOf } from './shown.ts'

/** What a script adds to the page; without one it is a form and links. */
export type Script = {
  onAsk: (asked: Asked) => void
  onMore: () => void
}

type Props = { shown: Shown; script?: Script | undefined }

/** The search page's own part: the form, what was found, and the ways on. Made by the server, and again in the browser. */
export function SearchView({ shown, script }: Props): ReactElement {
  const { asked, answer } = shown
  const end = asked.offset + (answer?.results.length ?? 0)
  const submit = script && {
    onSubmit: (event: { preventDefault(): void; currentTarget: HTMLFormElement }) => {
      event.preventDefault()
      const query = new FormData(event.currentTarget).get('q')
      script.onAsk({ ...asked, query: typeof query === 'string' ? query.trim() : '', offset: 0 })
    },
  }
  return h(
    Fragment,
    null,
    h(
      'form',
      { role: 'search', action: addresses.search, id: 'search-form', ...submit },
      h('label', { className: 'vh', htmlFor: 'site-search' }, '搜索本站'),
      h('div', { className: 'find' }, box(asked.query), h('button', { type: 'submit' }, '搜索')),
      h(FilterForm, { shown, onAsk: script?.onAsk }),
    ),
    !shown.served && h('noscript', null, withoutScript),
    h(
      'section',
      { className: 'results', 'aria-label': '搜索结果' },
      h('p', { className: 'found', id: 'search-status', role: 'status' }, statusOf(shown)),
      answer && h(Results, { results: answer.results, from: asked.offset }),
      shown.nearest.length > 0 && nearest(shown),
      answer && end < answer.total && more(asked, script),
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
    autoComplete: 'off',
    enterKeyHint: 'search',
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

function more(asked: Asked, script: Script | undefined): ReactElement {
  const next = { ...asked, offset: asked.offset + resultsAtOnce }
  const onClick = script && {
    onClick: (event: { preventDefault(): void }) => {
      event.preventDefault()
      script.onMore()
    },
  }
  return h('a', { className: 'plain-button', id: 'search-more', href: linkTo(next), ...onClick }, '再看十条')
}
