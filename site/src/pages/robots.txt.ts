import type { APIRoute } from 'astro'
import { readIndexable } from '../reads/frame.ts'

/**
 * A site that may not be indexed is still allowed to be crawled:
 * a crawler has to read a page to see its noindex. Answers to searches are nothing to list, the search page is.
 */
export const GET: APIRoute = ({ locals, url }) => {
  const indexable = locals.read(readIndexable, {})
  const lines = ['User-agent: *', 'Disallow: /search/?', ...(indexable ? [`Sitemap: ${url.origin}/sitemap.xml`] : [])]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
