import { addresses } from '@huoye/content-types'
import type { APIRoute } from 'astro'
import { rss, rssType } from '../feeds/rss.ts'
import { readCountyFeed } from '../reads/feed.ts'
import { readSiteName } from '../reads/frame.ts'

/** The newest entries of the whole county. */
export const GET: APIRoute = ({ locals, url }) => {
  const { siteName, tagline } = locals.read(readSiteName, {})
  const entries = locals.read(readCountyFeed, {})
  const channel = {
    title: siteName,
    description: tagline ?? `${siteName}的全部更新`,
    home: addresses.countyHome,
    entries,
  }
  return new Response(rss(channel, url), { headers: { 'content-type': rssType } })
}
