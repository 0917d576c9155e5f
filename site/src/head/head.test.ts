import { describe, expect, it } from 'vitest'
import type { Frame } from '../reads/frame.ts'
import { jsonLd } from './json-ld.ts'
import { governmentTags, windowTitle } from './meta-tags.ts'
import type { PageInfo } from './page-info.ts'

const frame: Frame = {
  siteName: '样县党建',
  tagline: null,
  countyName: '样县',
  siteDomain: null,
  siteIdCode: null,
  partySiteMark: null,
  sponsor: null,
  organizer: null,
  contactPhone: null,
  contactEmail: null,
  contactAddress: null,
  icpNumber: null,
  publicSecurityNumber: null,
  notice: null,
  indexable: true,
  demo: false,
}
const article: PageInfo = {
  title: '标题</script>',
  within: '党建要闻',
  section: 'party-news',
  trail: [{ href: '/news/', title: '党建要闻' }],
  updatedOn: '2026-11-22',
  column: { name: '党建要闻', description: '全县党建工作的新闻', type: '工作动态' },
  article: {
    title: '标题</script>',
    publishedAt: '2026-11-22T01:05:00.000Z',
    updatedAt: '2026-11-22T01:05:00.000Z',
    source: '样县日报',
    author: null,
    picture: null,
  },
}

describe('the tags of a government site', () => {
  it('name column, article, time and source, and leave out what has no value', () => {
    expect(governmentTags(frame, article)).toEqual([
      { name: 'SiteName', content: '样县党建' },
      { name: 'ColumnName', content: '党建要闻' },
      { name: 'ColumnDescription', content: '全县党建工作的新闻' },
      { name: 'ColumnKeywords', content: '党建要闻,样县,党建' },
      { name: 'ColumnType', content: '工作动态' },
      { name: 'ArticleTitle', content: '标题</script>' },
      { name: 'PubDate', content: '2026-11-22 09:05' },
      { name: 'ContentSource', content: '样县日报' },
    ])
  })

  it('stand beside a title that goes from the page to the site', () => {
    expect(windowTitle(frame, article)).toBe('标题</script> - 党建要闻 - 样县党建')
    expect(windowTitle(frame, { ...article, title: null, within: '' })).toBe('样县党建')
  })
})

describe('JSON-LD', () => {
  it('cannot end its script element, and keeps the text', () => {
    const text = jsonLd(frame, article, new URL('https://county.example/articles/2026/abcdefghij/'))
    expect(text).not.toContain('</')
    expect(JSON.parse(text)['@graph'][0].headline).toBe('标题</script>')
  })
})
