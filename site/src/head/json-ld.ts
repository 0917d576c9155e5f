import type { Frame } from '../reads/frame.ts'
import { absolute } from './absolute.ts'
import { descriptionOf } from './meta-tags.ts'
import type { PageInfo } from './page-info.ts'

/** What machines read: the page, its breadcrumbs, and the article if it is one. Safe inside a script element. */
export function jsonLd(frame: Frame, page: PageInfo, url: URL): string {
  const graph = [page.article ? articleOf(frame, page.article, url) : pageOf(frame, page, url), breadcrumbs(page, url)]
  const found = graph.filter((node) => node !== null)
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': found }).replace(/</g, '\\u003c')
}

const publisher = (frame: Frame) => ({ '@type': 'GovernmentOrganization', name: frame.sponsor ?? frame.siteName })

function articleOf(frame: Frame, article: NonNullable<PageInfo['article']>, url: URL) {
  return {
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    inLanguage: 'zh-CN',
    mainEntityOfPage: url.href,
    author: { '@type': 'Organization', name: article.source ?? frame.siteName },
    publisher: publisher(frame),
    ...(article.picture ? { image: absolute(article.picture, url) } : {}),
  }
}

function pageOf(frame: Frame, page: PageInfo, url: URL) {
  const description = descriptionOf(frame, page)
  return {
    '@type': page.title === null ? 'WebSite' : 'CollectionPage',
    name: page.title ?? frame.siteName,
    url: url.href,
    inLanguage: 'zh-CN',
    publisher: publisher(frame),
    ...(description ? { description } : {}),
  }
}

function breadcrumbs(page: PageInfo, url: URL) {
  if (page.title === null) return null
  const steps = [{ href: '/', title: '首页' }, ...page.trail, { href: url.pathname, title: page.title }]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ href, title }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: absolute(href, url),
    })),
  }
}
