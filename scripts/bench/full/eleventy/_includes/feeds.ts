import type { BranchPage, Link, ListingPage, SitemapPage } from '../../model/pages.ts'
import type { Layout } from './layout.ts'
import { cards } from './parts.ts'
import { escapeText } from './text.ts'

/** An RSS feed of some entries. */
export function rss(
  layout: Layout,
  channel: Link & { self: string; description: string },
  ids: readonly string[],
): string {
  const entries = cards(layout.site, ids)
  const items = entries.map((card) => {
    const url = `${layout.origin}${card.href}`
    const author = card.source ?? (card.branch === null ? '' : layout.branch(card.branch).place)
    return `<item><title>${escapeText(card.title)}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${new Date(card.listedAt).toUTCString()}</pubDate><category>${layout.column(card.column).title}</category><dc:creator>${author}</dc:creator><description>${escapeText(card.summary)}</description></item>`
  })
  const built = entries[0] ? `<lastBuildDate>${new Date(entries[0].listedAt).toUTCString()}</lastBuildDate>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${channel.title}</title><link>${layout.origin}${channel.href}</link><description>${channel.description}</description><language>zh-CN</language><atom:link href="${layout.origin}${channel.self}" rel="self" type="application/rss+xml"/>${built}${items.join('')}</channel></rss>`
}

export function branchRss(layout: Layout, page: BranchPage): string {
  const { name } = layout.branch(page.branch)
  const title = `${name} - ${layout.site.frame.siteName}`
  return rss(
    layout,
    { title, href: page.href, self: `${page.href}rss.xml`, description: `${name}的全部更新` },
    page.feed,
  )
}

/** The feed of a column across the county. */
export function columnRss(layout: Layout, { column, href, feed }: ListingPage): string {
  const { title: name, description } = layout.column(column)
  const title = `${name} - ${layout.site.frame.siteName}`
  return rss(
    layout,
    { title, href, self: `${href}rss.xml`, description: description || `${name}的全部更新` },
    feed ?? [],
  )
}

/** A branch for machines. */
export function branchJson(layout: Layout, page: BranchPage): string {
  const { code, name, fullName, kind, form, category, establishedOn, electedOn, members, lifecycle, href } =
    layout.branch(page.branch)
  return JSON.stringify({
    ...{ code, name, fullName, kind, form, category, establishedOn, electedOn, members, lifecycle },
    url: `${layout.origin}${href}`,
    shortUrl: `${layout.origin}/b/${code}/`,
    columns: page.shelves.map((shelf) => ({ title: shelf.title, url: `${layout.origin}${shelf.href}` })),
    entries: cards(layout.site, page.feed).map((card) => ({
      url: `${layout.origin}${card.href}`,
      title: card.title,
      column: layout.column(card.column).title,
      listedAt: card.listedAt,
      summary: card.summary,
    })),
  })
}

export function sitemap(layout: Layout, { tag, paths }: SitemapPage): string {
  const root = tag === 'url' ? 'urlset' : 'sitemapindex'
  const places = paths.map((path) => `<${tag}><loc>${layout.origin}${path}</loc></${tag}>`)
  return `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${places.join('\n')}</${root}>`
}
