import type { APIRoute } from 'astro'
import { sitemapOf, sitemapType } from '../../../feeds/sitemap.ts'
import { readSitemapMonth } from '../../../reads/sitemap.ts'

/** The entries of one month, at most a thousand to a chunk. */
export const GET: APIRoute = ({ params, locals, url }) => {
  const paths = locals.read(readSitemapMonth, { month: params.month ?? '', chunk: Number(params.chunk) })
  if (!paths) return new Response(null, { status: 404 })
  return new Response(sitemapOf(paths, url), { headers: { 'content-type': sitemapType } })
}
