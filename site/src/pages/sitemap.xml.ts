import type { APIRoute } from 'astro'
import { sitemapIndexOf, sitemapType } from '../feeds/sitemap.ts'
import { readSitemapChunks } from '../reads/sitemap.ts'

/** The index of all chunks. */
export const GET: APIRoute = ({ locals, url }) =>
  new Response(sitemapIndexOf(locals.read(readSitemapChunks, {}), url), { headers: { 'content-type': sitemapType } })
