import type { APIContext } from 'astro'
import { readColumnFeed } from '../reads/feed.ts'
import { readSiteName } from '../reads/frame.ts'
import { rss, rssType } from './rss.ts'

/** The feed of a column across the county, by its slug or key. */
export function columnFeed({ locals, url }: APIContext, column: string): Response {
  const found = locals.read(readColumnFeed, { column })
  if (!found) return new Response(null, { status: 404 })
  const { siteName } = locals.read(readSiteName, {})
  const { title, description, home, entries } = found
  const channel = { title: `${title} - ${siteName}`, description: description ?? `${title}的全部更新`, home, entries }
  return new Response(rss(channel, url), { headers: { 'content-type': rssType } })
}
