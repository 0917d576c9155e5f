import type { APIRoute } from 'astro'
import { sitemapOf, sitemapType } from '../../feeds/sitemap.ts'
import { readSitemapColumns } from '../../reads/sitemap.ts'

/** Fixed pages and column listings. */
export const GET: APIRoute = ({ locals, url }) =>
  new Response(sitemapOf(locals.read(readSitemapColumns, {}), url), { headers: { 'content-type': sitemapType } })
