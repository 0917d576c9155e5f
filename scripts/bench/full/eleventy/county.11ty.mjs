import { rss } from './_includes/feeds.ts'
import {
  aboutPage,
  absentPage,
  directoryPage,
  freshnessPage,
  openDataPage,
  searchPage,
  statisticsPage,
} from './_includes/singles.ts'
import { layout, paginated, site } from './_includes/site.ts'

/** The pages, feeds and files that are there once. @type {{ href: string, render: () => string }[]} */
const once = [
  { href: '/branches/', render: () => directoryPage(layout) },
  { href: '/freshness/', render: () => freshnessPage(layout) },
  { href: '/statistics/', render: () => statisticsPage(layout) },
  { href: '/search/', render: () => searchPage(layout) },
  { href: '/about/', render: () => aboutPage(layout) },
  { href: '/open-data/', render: () => openDataPage(layout) },
  {
    href: '/404.html',
    render: () =>
      absentPage(layout, '/404.html', '没有找到这个页面', '地址可能有误，或者内容换了地方。可以从下面几处继续：'),
  },
  {
    href: '/410.html',
    render: () => absentPage(layout, '/410.html', '这个页面已经撤下', '内容不再公开。可以从下面几处继续：'),
  },
  {
    href: '/rss.xml',
    render: () => {
      const { siteName: title, tagline } = site.frame
      return rss(layout, { title, href: '/', self: '/rss.xml', description: tagline ?? '' }, site.feed)
    },
  },
  {
    href: '/manifest.webmanifest',
    render: () =>
      JSON.stringify({ name: site.frame.siteName, description: site.frame.tagline, lang: 'zh-CN', start_url: '/' }),
  },
  {
    href: '/robots.txt',
    render: () => `User-agent: *\nDisallow: /search/\nSitemap: ${layout.origin}/sitemap.xml\n`,
  },
]

export const { data, render } = paginated(
  once,
  ({ href }) => href,
  (page) => page.render(),
)
