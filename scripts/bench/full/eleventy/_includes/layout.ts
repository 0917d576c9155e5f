import type { Branch, Column, Link, SiteModel } from '../../model/pages.ts'
import { escapeText, fullDay, pubDate, weekday } from './text.ts'

/** What a page says of itself. */
export interface PageInfo {
  readonly href: string
  readonly title: string | null
  readonly within?: string | undefined
  readonly description?: string | null
  readonly section: string | null
  readonly trail: readonly Link[]
  readonly updatedOn: string | null
  readonly column?: { readonly name: string; readonly description: string; readonly type: string }
  readonly article?: {
    readonly publishedAt: string
    readonly updatedAt: string
    readonly source: string
    readonly author: string | null
  }
  readonly feed?: Link
  readonly canonical?: false
  readonly searchBox?: false
}

/** What templates share: the address of the site, and what is the same on many pages worked out once. */
export class Layout {
  readonly site: SiteModel
  readonly origin: string
  readonly #menus = new Map<string | null, string>()
  readonly #footers = new Map<string | null, string>()

  constructor(site: SiteModel, origin: string) {
    this.site = site
    this.origin = origin
  }

  column(key: string): Column {
    const column = this.site.columns[key]
    if (!column) throw new Error(`no column ${key}`)
    return column
  }

  branch(slug: string): Branch {
    const branch = this.site.branches[slug]
    if (!branch) throw new Error(`no branch ${slug}`)
    return branch
  }

  page(info: PageInfo, main: string): string {
    return `<!doctype html><html lang="zh-CN">${this.#head(info)}<body><a class="skip" href="#main">跳到正文</a><header class="top">${this.#masthead(info)}${info.title === null ? '' : breadcrumbs(info, info.title)}</header><main id="main" tabindex="-1">${main}</main>${this.#footer(info.updatedOn)}</body></html>`
  }

  #head(info: PageInfo): string {
    const { frame } = this.site
    const url = `${this.origin}${info.href}`
    const { column, article } = info
    const description = (info.description ?? column?.description ?? frame.tagline)?.slice(0, 120)
    const tags = metas('name', [
      ['SiteName', frame.siteName],
      ['SiteDomain', frame.siteDomain],
      ['SiteIDCode', frame.siteIdCode],
      ['ColumnName', column?.name],
      ['ColumnDescription', column?.description],
      ['ColumnKeywords', column && `${column.name},${frame.countyName},党建`],
      ['ColumnType', column?.type],
      ['ArticleTitle', article && info.title],
      ['PubDate', article && pubDate(article.publishedAt)],
      ['ContentSource', article?.source],
      ['Author', article?.author],
    ])
    const graph = metas('property', [
      ['og:type', article ? 'article' : 'website'],
      ['og:locale', 'zh_CN'],
      ['og:site_name', frame.siteName],
      ['og:title', info.title ?? frame.siteName],
      ['og:description', description],
      ['og:url', info.canonical === false ? null : url],
      ['og:image', `${this.origin}/card.png`],
      ['article:published_time', article?.publishedAt],
      ['article:modified_time', article?.updatedAt],
    ])
    const title = [info.title, info.within, frame.siteName].filter((part) => part).join(' - ')
    const feed = info.feed
      ? `<link rel="alternate" type="application/rss+xml" href="${info.feed.href}" title="${escapeText(info.feed.title)}">`
      : ''
    return `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeText(title)}</title>${metas('name', [['description', description]])}${info.canonical === false ? '<meta name="robots" content="noindex">' : `<link rel="canonical" href="${url}">`}${tags}${graph}<meta name="theme-color" content="#fdfcf9"><link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="manifest" href="/manifest.webmanifest"><link rel="alternate" type="application/rss+xml" href="/rss.xml" title="${escapeText(frame.siteName)}：全部更新">${feed}<link rel="stylesheet" href="/site.css"><script>${this.site.scripts.readingMode}</script><script type="application/ld+json">${this.#jsonLd(info, url, description)}</script></head>`
  }

  #jsonLd(info: PageInfo, url: string, description: string | undefined): string {
    const { frame } = this.site
    const publisher = { '@type': 'GovernmentOrganization', name: frame.sponsor }
    const { article, title } = info
    const page = article
      ? {
          '@type': 'NewsArticle',
          headline: title,
          datePublished: article.publishedAt,
          dateModified: article.updatedAt,
          inLanguage: 'zh-CN',
          mainEntityOfPage: url,
          author: { '@type': 'Organization', name: article.source },
          publisher,
        }
      : {
          '@type': title === null ? 'WebSite' : 'CollectionPage',
          name: title ?? frame.siteName,
          url,
          inLanguage: 'zh-CN',
          publisher,
          description,
        }
    const steps = title === null ? [] : [{ href: '/', title: '首页' }, ...info.trail, { href: info.href, title }]
    const list = steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.title,
      item: `${this.origin}${step.href}`,
    }))
    const graph = title === null ? [page] : [page, { '@type': 'BreadcrumbList', itemListElement: list }]
    return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(/</g, '\\u003c')
  }

  #masthead(info: PageInfo): string {
    const { frame } = this.site
    const tag = info.title === null ? 'h1' : 'p'
    const find =
      info.searchBox === false
        ? ''
        : '<form class="find" role="search" action="/search/"><label class="vh" for="site-search">搜索本站</label><input id="site-search" name="q" type="search" placeholder="支部、标题或正文" enterkeyhint="search"><button type="submit">搜索</button></form>'
    const updated =
      info.title === null && info.updatedOn
        ? `<p>最近更新　<time datetime="${info.updatedOn}">${fullDay(info.updatedOn)}</time>　${weekday(info.updatedOn)}</p>`
        : ''
    return `<div class="wrap mast"><${tag} class="name"><a href="/">${escapeText(frame.siteName)}</a><small>${escapeText(frame.tagline ?? '')}</small></${tag}><button class="mode" id="reading-mode" type="button" aria-pressed="false"><span aria-hidden="true">大</span><span>长辈模式</span></button>${find}</div><nav class="nav" aria-label="主导航"><div class="wrap">${this.#menu(info.section)}${updated}</div></nav>`
  }

  #menu(section: string | null): string {
    const known = this.#menus.get(section)
    if (known !== undefined) return known
    const items = this.site.menu.map(
      ({ key, href, title, short }) =>
        `<li><a href="${href}"${key === section ? ' aria-current="page"' : ''}><span class="long">${title}</span><span class="brief">${short}</span></a></li>`,
    )
    const made = `<ul>${items.join('')}</ul>`
    this.#menus.set(section, made)
    return made
  }

  #footer(updatedOn: string | null): string {
    const known = this.#footers.get(updatedOn)
    if (known !== undefined) return known
    const { frame } = this.site
    const updated = updatedOn ? `<p>本页最近更新：<time datetime="${updatedOn}">${fullDay(updatedOn)}</time></p>` : ''
    const made = `<footer class="foot"><div class="wrap">${updated}<ul class="ways"><li><a href="/about/#map">网站地图</a></li><li><a href="/about/">关于本站</a></li><li><a href="/about/#accessibility">无障碍说明</a></li><li><a href="/rss.xml">订阅更新</a></li><li><a href="/open-data/">开放数据</a></li><li><a href="/statistics/">党内统计</a></li></ul><ul class="org"><li>主办单位：${frame.sponsor}</li><li>承办单位：${frame.organizer}</li><li>联系电话：${frame.contactPhone}</li><li>联系邮箱：${frame.contactEmail}</li><li>联系地址：${frame.contactAddress}</li></ul><ul><li>${frame.icpNumber}</li><li>${frame.publicSecurityNumber}</li><li>网站标识码：${frame.siteIdCode}</li></ul><p class="mark">党政机关网站标识：${frame.partySiteMark}</p></div></footer>`
    this.#footers.set(updatedOn, made)
    return made
  }
}

function breadcrumbs(info: PageInfo, title: string): string {
  const above = info.trail.map((step) => `<li><a href="${step.href}">${escapeText(step.title)}</a></li>`)
  const here = info.article ? '' : `<li><span aria-current="page">${escapeText(title)}</span></li>`
  return `<nav class="crumb" aria-label="所在位置"><ol class="wrap"><li><a href="/">首页</a></li>${above.join('')}${here}</ol></nav>`
}

type Given = readonly [name: string, content: string | null | undefined]

const metas = (by: 'name' | 'property', tags: readonly Given[]): string =>
  tags.map(([name, content]) => (content ? `<meta ${by}="${name}" content="${escapeText(content)}">` : '')).join('')
