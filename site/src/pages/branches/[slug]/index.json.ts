import { addresses } from '@huoye/content-types'
import type { APIRoute } from 'astro'
import { readBranchFacts } from '../../../reads/branch-files.ts'
import { readBranchNewest } from '../../../reads/feed.ts'

/** A branch for machines: who it is, its columns, and its newest entries. */
export const GET: APIRoute = ({ params, locals, url }) => {
  const slug = params.slug ?? ''
  const facts = locals.read(readBranchFacts, { slug })
  const entries = locals.read(readBranchNewest, { slug })
  if (!facts || !entries) return new Response(null, { status: 404 })
  const absolute = (path: string): string => new URL(path, url).href
  const body = {
    ...facts,
    url: absolute(addresses.branchHome(slug)),
    shortUrl: absolute(addresses.branchShort(facts.code)),
    columns: facts.columns.map(({ title, href }) => ({ title, url: absolute(href) })),
    entries: entries.map(({ path, title, listedAt, column, summary }) => ({
      url: absolute(path),
      title,
      column,
      listedAt,
      summary,
    })),
  }
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json; charset=utf-8' } })
}
