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

/** The filters with how many results each would leave, those that are set with a way out of each, and the order. */
export function FilterForm({ shown }: { shown: Shown }): ReactElement | null {
  const { asked, answer } = shown
  const set = facets.filter((facet) => asked.filters[facet] !== undefined)
  if (asked.query === '' || (answer === null && set.length === 0)) return null
  const offered = facets.filter((facet) => set.includes(facet) || (answer?.counts?.[facet].length ?? 0) > 1)
  if (offered.length === 0 && answer?.counts !== null) return null
  return h(
    'details',
    { className: 'narrow', open: set.length > 0 || undefined },
    h('summary', null, '筛选和排序'),
    h(
      'div',
      { className: 'picks' },
      offered.map((facet) => h(Pick, { key: facet, facet, shown })),
      h(Order, { asked }),
    ),
    answer?.counts === null && h('p', { className: 'note' }, '正在统计……'),
    set.length > 0 &&
      h(
        'ul',
        { className: 'set', 'aria-label': '已选条件' },
        set.map((facet) => chosen(asked, facet)),
      ),
  )
}

function Pick({ facet, shown: { asked, answer } }: { facet: Facet; shown: Shown }): ReactElement {
  const current = asked.filters[facet] ?? ''
  const counted = (answer?.counts?.[facet] ?? []).slice(0, mostValues)
  const values =
    current === '' || counted.some(({ value }) => value === current)
      ? counted
      : [{ value: current, count: 0 }, ...counted]
  return h(
    'p',
    null,
    h('label', { htmlFor: `search-${facet}` }, labels[facet]),
    h(
      'select',
      // Filled anew when another answer comes; what is chosen in between is the reader's.
      { id: `search-${facet}`, name: facet, key: current, defaultValue: current },
      h('option', { value: '' }, '全部'),
      values.map(({ value, count }) => h('option', { key: value, value }, count > 0 ? `${value}（${count}）` : value)),
    ),
  )
}

function Order({ asked }: { asked: Asked }): ReactElement {
  return h(
    'p',
    null,
    h('label', { htmlFor: 'search-sort' }, '排序'),
    h(
      'select',
      { id: 'search-sort', name: 'sort', key: asked.sort, defaultValue: asked.sort },
      h('option', { value: 'relevance' }, '最相关的在前'),
      h('option', { value: 'date' }, '最新的在前'),
    ),
  )
}

function chosen(asked: Asked, facet: Facet): ReactElement {
  return h(
    'li',
    { key: facet },
    h(
      'a',
      { href: linkTo(withoutFilter(asked, facet)) },
      h('span', { className: 'vh' }, '去掉'),
      `${labels[facet]}：${asked.filters[facet]}`,
      h('span', { 'aria-hidden': true }, ' ×'),
    ),
  )
}
