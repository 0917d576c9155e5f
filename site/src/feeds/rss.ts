import type { FeedEntry } from '../reads/feed.ts'
import { rssDate } from '../text/dates.ts'
import { escapeText } from '../text/escape.ts'

export const rssType = 'application/rss+xml; charset=utf-8'

export type Channel = { title: string; description: string; home: string; entries: readonly FeedEntry[] }

/** An RSS 2.0 feed; `self` is the address it is served at. */
export function rss({ title, description, home, entries }: Channel, self: URL): string {
  const absolute = (path: string): string => escapeText(new URL(path, self).href)
  const newest = entries[0]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    `<title>${escapeText(title)}</title>`,
    `<link>${absolute(home)}</link>`,
    `<description>${escapeText(description)}</description>`,
    '<language>zh-CN</language>',
    `<atom:link href="${escapeText(self.href)}" rel="self" type="application/rss+xml"/>`,
    ...(newest ? [`<lastBuildDate>${rssDate(newest.listedAt)}</lastBuildDate>`] : []),
    ...entries.map((entry) => item(entry, absolute(entry.path))),
    '</channel></rss>\n',
  ].join('\n')
}

const item = (entry: FeedEntry, link: string): string =>
  [
    '<item>',
    `<title>${escapeText(entry.title)}</title>`,
    `<link>${link}</link>`,
    `<guid isPermaLink="true">${link}</guid>`,
    `<pubDate>${rssDate(entry.listedAt)}</pubDate>`,
    entry.column && `<category>${escapeText(entry.column)}</category>`,
    entry.author && `<dc:creator>${escapeText(entry.author)}</dc:creator>`,
    `<description>${escapeText(entry.summary)}</description>`,
    '</item>',
  ].join('')
