import { describe, expect, it } from 'vitest'
import { rss } from './rss.ts'
import { sitemapIndexOf, sitemapOf } from './sitemap.ts'

const self = new URL('https://county.example/rss.xml')

describe('a feed', () => {
  it('escapes titles, gives absolute links and dates in GMT', () => {
    const text = rss(
      {
        title: '甲 & 乙',
        description: '全部更新',
        home: '/',
        entries: [
          {
            path: '/articles/2026/abcdefghij/',
            title: '<标题>',
            summary: '摘要',
            listedAt: '2026-11-22T01:05:00.000Z',
            author: null,
            column: '党建要闻',
          },
        ],
      },
      self,
    )
    expect(text).toContain('<title>甲 &amp; 乙</title>')
    expect(text).toContain('<title>&lt;标题&gt;</title>')
    expect(text).toContain('<link>https://county.example/articles/2026/abcdefghij/</link>')
    expect(text).toContain('<pubDate>Sun, 22 Nov 2026 01:05:00 GMT</pubDate>')
    expect(text).not.toContain('dc:creator')
  })
})

describe('a sitemap', () => {
  it('lists pages and chunks by absolute address', () => {
    expect(sitemapOf(['/news/'], self)).toContain('<url><loc>https://county.example/news/</loc></url>')
    expect(sitemapIndexOf(['/sitemap/columns.xml'], self)).toContain(
      '<sitemap><loc>https://county.example/sitemap/columns.xml</loc></sitemap>',
    )
  })
})
