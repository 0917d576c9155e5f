import { createElement as h, type ReactElement } from 'react'
import { type Asked, type Facet, facets } from '../port.ts'
import { withoutFilter } from './address.ts'
import { linkTo } from './link-to.ts'
import type { Shown } from './shown.ts'

const labels: Readonly<Record<Facet, string>> = {
  column: '栏目',
  town: '乡镇',
  branch: '支部',
  category: '支部类别',
  year: '年份',
}
/** A list is no help when it is longer. */
const mostValues = 30

type Props = { shown: Shown; onAsk: ((asked: Asked) => void) | undefined }

/** The filters with how many results each would leave, those that are set with a way out of each, and the order. */
export function FilterForm({ shown, onAsk }: Props): ReactElement | null {
  const { asked, answer } = shown
  const set = facets.filter((facet) => asked.filters[facet] !== undefined)
  if (asked.query === '' || (answer === null && set.length === 0)) return null
  const offered = facets.filter((facet) => set.includes(facet) || (answer?.counts[facet].length ?? 0) > 1)
  if (offered.length === 0) return null
  return h(
    'details',
    { className: 'narrow', open: set.length > 0 || undefined },
    h('summary', null, '筛选和排序'),
    h(
      'div',
      { className: 'picks' },
      offered.map((facet) => h(Pick, { key: facet, facet, shown, onAsk })),
      h(Order, { asked, onAsk }),
    ),
    set.length > 0 &&
      h(
        'ul',
        { className: 'set', 'aria-label': '已选条件' },
        set.map((facet) => chosen(asked, facet, onAsk)),
      ),
  )
}

function Pick({ facet, shown: { asked, answer }, onAsk }: Props & { facet: Facet }): ReactElement {
  const current = asked.filters[facet] ?? ''
  const counted = (answer?.counts[facet] ?? []).slice(0, mostValues)
  const values =
    current === '' || counted.some(({ value }) => value === current)
      ? counted
      : [{ value: current, count: 0 }, ...counted]
  const change = onAsk && {
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLSelectElement }) => {
      const rest = withoutFilter(asked, facet)
      onAsk(value === '' ? rest : { ...rest, filters: { ...rest.filters, [facet]: value } })
    },
  }
  return h(
    'p',
    null,
    h('label', { htmlFor: `search-${facet}` }, labels[facet]),
    h(
      'select',
      // A select that React governs would not keep what is chosen where no script runs.
      { id: `search-${facet}`, name: facet, key: current, defaultValue: current, ...change },
      h('option', { value: '' }, '全部'),
      values.map(({ value, count }) => h('option', { key: value, value }, count > 0 ? `${value}（${count}）` : value)),
    ),
  )
}

function Order({ asked, onAsk }: { asked: Asked; onAsk: Props['onAsk'] }): ReactElement {
  const change = onAsk && {
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLSelectElement }) =>
      onAsk({ ...asked, sort: value === 'date' ? 'date' : 'relevance', offset: 0 }),
  }
  return h(
    'p',
    null,
    h('label', { htmlFor: 'search-sort' }, '排序'),
    h(
      'select',
      { id: 'search-sort', name: 'sort', key: asked.sort, defaultValue: asked.sort, ...change },
      h('option', { value: 'relevance' }, '最相关的在前'),
      h('option', { value: 'date' }, '最新的在前'),
    ),
  )
}

function chosen(asked: Asked, facet: Facet, onAsk: Props['onAsk']): ReactElement {
  const without = withoutFilter(asked, facet)
  const click = onAsk && {
    onClick: (event: { preventDefault(): void }) => {
      event.preventDefault()
      onAsk(without)
    },
  }
  return h(
    'li',
    { key: facet },
    h(
      'a',
      { href: linkTo(without), ...click },
      h('span', { className: 'vh' }, '去掉'),
      `${labels[facet]}：${asked.filters[facet]}`,
      h('span', { 'aria-hidden': true }, ' ×'),
    ),
  )
}
