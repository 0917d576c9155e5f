import { addresses } from '@huoye/content-types'
import type { Read, ReadArgs, ReadContent } from '../reads/read.ts'
import { contentPolicy } from './content-policy.ts'
import type { ReadCache, ReadUse } from './read-cache.ts'
import type { SiteBundle } from './site-bundle.ts'

/** A page as bytes, with all that its bytes depend on. */
export type RenderedPage = {
  path: string
  reads: ReadUse[]
  page: { body: Buffer; type: string; headers: Record<string, string> } | { error: string }
}

/** Addresses of the pages that stand in for a missing and a withdrawn one. */
const missingPage = addresses.notFound
const gonePage = addresses.gone

/** Renders one address of the site. An error of the page is part of the answer, so that one bad page stops no other. */
export async function renderPage(
  bundle: SiteBundle,
  cache: ReadCache,
  publicUrl: string,
  path: string,
): Promise<RenderedPage> {
  const used = new Map<string, ReadUse>()
  const read: ReadContent = <Args extends ReadArgs, Result>(wanted: Read<Args, Result>, args: Args): Result => {
    const outcome = cache.run(wanted, args)
    used.set(outcome.use.key, outcome.use)
    if ('error' in outcome) throw outcome.error
    return outcome.result
  }
  const page = await attempt(bundle, new Request(new URL(path, publicUrl)), read, path)
  return { path, reads: [...used.values()], page }
}

async function attempt(
  bundle: SiteBundle,
  request: Request,
  read: ReadContent,
  path: string,
): Promise<RenderedPage['page']> {
  try {
    const response = await bundle.app.render(request, { locals: { read } })
    const body = Buffer.from(await response.arrayBuffer())
    if (response.status !== 200 && path !== missingPage && path !== gonePage) {
      return { error: `The page answered ${response.status}: ${body.toString('utf8').slice(0, 200)}` }
    }
    const type = withCharset(response.headers.get('content-type') ?? 'application/octet-stream')
    return { body, type, headers: headersOf(type, body, path) }
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

/** Texts of the site are UTF-8, and say so. */
const withCharset = (type: string): string =>
  /^(?:text\/|application\/(?:json|xml|rss\+xml|manifest\+json)|image\/svg)/.test(type) && !type.includes('charset')
    ? `${type}; charset=utf-8`
    : type

function headersOf(type: string, body: Buffer, path: string): Record<string, string> {
  if (!type.startsWith('text/html')) return {}
  return { 'content-security-policy': contentPolicy(body.toString('utf8'), { wasm: path === addresses.search }) }
}
