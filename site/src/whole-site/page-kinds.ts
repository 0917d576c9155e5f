import { shownId } from '../../fixtures/open-county.ts'

/** A page of each kind in the county of fixtures/open-county.ts. */
export type PageKind = {
  name: string
  path: string
  /** The file of src/pages/ that makes it. */
  source: string
  /** An article or activity: a text with a body. */
  entry?: true
  /** No destination: it stands in for a page that is not there. */
  absent?: true
}

const article = { source: 'articles/[year]/[id].astro', entry: true } as const
const activity = { source: 'activities/[year]/[id].astro', entry: true } as const
const listing = 'columns/[column]/[...rest].astro'

export const pageKinds: readonly PageKind[] = [
  { name: 'home', path: '/', source: 'index.astro' },
  { name: 'spirit', path: '/spirit/', source: 'spirit/[...rest].astro' },
  { name: 'spirit column', path: '/spirit/central-spirit/', source: 'spirit/[...rest].astro' },
  { name: 'news', path: '/news/', source: 'news/[...rest].astro' },
  { name: 'notices', path: '/notices/', source: 'notices/[...rest].astro' },
  { name: 'article', path: `/articles/2026/${shownId('article')}/`, ...article },
  { name: 'long article', path: `/articles/2026/${shownId('bare')}/`, ...article },
  { name: 'activity', path: `/activities/2026/${shownId('activity')}/`, ...activity },
  { name: 'long meeting', path: `/activities/2026/${shownId('meeting')}/`, ...activity },
  { name: 'progress', path: `/activities/2026/${shownId('progress')}/`, ...activity },
  { name: 'directory', path: '/branches/', source: 'branches/index.astro' },
  { name: 'town', path: '/branches/branch-1/', source: 'branches/[slug]/index.astro' },
  { name: 'branch', path: '/branches/branch-20/', source: 'branches/[slug]/index.astro' },
  { name: 'overview', path: '/branches/branch-20/overview/', source: 'branches/[slug]/overview.astro' },
  {
    name: 'branch column',
    path: '/branches/branch-20/organizational-life/',
    source: 'branches/[slug]/[column]/[...rest].astro',
  },
  { name: 'column', path: '/columns/organizational-life/', source: listing },
  { name: 'archived column', path: '/columns/study-vehicle/', source: listing },
  { name: 'month', path: '/columns/branch-activities/2026-10/', source: listing },
  { name: 'freshness', path: '/freshness/', source: 'freshness.astro' },
  { name: 'statistics', path: '/statistics/', source: 'statistics.astro' },
  { name: 'search', path: '/search/', source: 'search.astro' },
  { name: 'about', path: '/about/', source: 'about.astro' },
  { name: 'open data', path: '/open-data/', source: 'open-data.astro' },
  { name: 'not found', path: '/404.html', source: '404.html.astro', absent: true },
  { name: 'gone', path: '/410.html', source: '410.html.astro', absent: true },
]
