import { addresses } from '@huoye/content-types'
import type { APIRoute } from 'astro'
import { rss, rssType } from '../../../feeds/rss.ts'
import { readBranchIdentity } from '../../../reads/branch-path.ts'
import { readBranchFeed } from '../../../reads/feed.ts'
import { readSiteName } from '../../../reads/frame.ts'

/** The newest entries of one branch. */
export const GET: APIRoute = ({ params, locals, url }) => {
  const slug = params.slug ?? ''
  const branch = locals.read(readBranchIdentity, { slug })
  const entries = locals.read(readBranchFeed, { slug })
  if (!branch || !entries) return new Response(null, { status: 404 })
  const { siteName } = locals.read(readSiteName, {})
  const channel = {
    title: `${branch.name} - ${siteName}`,
    description: `${branch.name}的全部更新`,
    home: addresses.branchHome(slug),
    entries,
  }
  return new Response(rss(channel, url), { headers: { 'content-type': rssType } })
}
