import type { Frame } from '../reads/frame.ts'
import { pubDate } from '../text/dates.ts'
import { absolute } from './absolute.ts'
import { cardPath } from './card-path.ts'
import type { PageInfo } from './page-info.ts'

export type MetaTag = { name: string; content: string }

type Given = readonly [name: string, content: string | null | undefined]

/**
 * The tags that 《政府网站网页标签规范》 wants on every page (SiteName, SiteDomain, SiteIDCode), on columns
 * (ColumnName, ColumnDescription, ColumnKeywords, ColumnType) and on articles (ArticleTitle, PubDate, ContentSource).
 * What has no value is left out; an article that names no source is the site's own.
 */
export function governmentTags(frame: Frame, page: PageInfo): MetaTag[] {
  const { column, article } = page
  return present([
    ['SiteName', frame.siteName],
    ['SiteDomain', frame.siteDomain],
    ['SiteIDCode', frame.siteIdCode],
    ['ColumnName', column?.name],
    ['ColumnDescription', column?.description],
    ['ColumnKeywords', column && keywords(frame, column.name)],
    ['ColumnType', column?.type],
    ['ArticleTitle', article?.title],
    ['PubDate', article && pubDate(article.publishedAt)],
    ['ContentSource', article && (article.source ?? frame.siteName)],
    ['Author', article?.author],
  ])
}

/** Open Graph, for cards in messengers. `property` takes the place of `name`. */
export function openGraph(frame: Frame, page: PageInfo, url: URL): MetaTag[] {
  return present([
    ['og:type', page.article ? 'article' : 'website'],
    ['og:locale', 'zh_CN'],
    ['og:site_name', frame.siteName],
    ['og:title', page.title ?? frame.siteName],
    ['og:description', descriptionOf(frame, page)],
    ['og:url', page.canonical === false ? null : url.href],
    ['og:image', absolute(page.article?.picture ?? cardPath, url)],
    ['article:published_time', page.article?.publishedAt],
    ['article:modified_time', page.article?.updatedAt],
  ])
}

/** One sentence about the page, at most 120 characters. */
export const descriptionOf = (frame: Frame, page: PageInfo): string | null =>
  (page.description ?? page.column?.description ?? frame.tagline)?.slice(0, 120) ?? null

/** The window's title: page, place, site. */
export const windowTitle = (frame: Frame, page: PageInfo): string =>
  [page.title, page.within, frame.siteName].filter((part) => !!part).join(' - ')

const keywords = (frame: Frame, column: string): string => [column, frame.countyName, '党建'].filter(Boolean).join(',')

const present = (tags: readonly Given[]): MetaTag[] =>
  tags.flatMap(([name, content]) => (content ? [{ name, content }] : []))
