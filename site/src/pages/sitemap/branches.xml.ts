import type { APIRoute } from 'astro'
import { sitemapOf, sitemapType } from '../../feeds/sitemap.ts'
import { readSitemapBranches } from '../../reads/sitemap.ts'

/** Homes and overviews of all organizations. */
export const GET: APIRoute = ({ locals, url }) =>
  new Response(sitemapOf(locals.read(readSitemapBranches, {}), url), { headers: { 'content-type': sitemapType } })
