import { addresses } from '@huoye/content-types'
import { largestPageBytes, type PageFailure, pageFailure } from '../plan/failures.ts'
import type { Read, ReadArgs, ReadContent } from '../reads/read.ts'
import { isStorageError } from '../sqlite/damage.ts'
import { contentPolicy } from './content-policy.ts'
import type { ReadCache, ReadUse } from './read-cache.ts'
import type { SiteBundle } from './site-bundle.ts'

/** A page as bytes, with all that its bytes depend on. */
export type RenderedPage = {
  path: string
  reads: ReadUse[]
  page: { body: Buffer; type: string; headers: Record<string, string> } | { error: PageFailure }
}

/** What a page reads is larger than a page may be: rendering it first would only keep others waiting. */
class TooLarge extends Error {
  readonly size: number

  constructor(size: number) {
    super(`${size} characters read`)
    this.size = size
  }
}

type PageContext = {
  bundle: SiteBundle
  cache: ReadCache
  publicUrl: string
  /** Origin of the server that the search page may ask beside its own. */
  searchOrigin?: string | null | undefined
  onUse?: ((use: ReadUse) => void) | undefined
  /** Addresses of files that are not there. */
  missing?: readonly string[]
}

/** Addresses of the pages that stand in for a missing and a withdrawn one. */
const missingPage = addresses.notFound
const gonePage = addresses.gone

/** Renders one address of the site. An error of the page is part of the answer, so that one bad page stops no other. */
export async function renderPage(
  { bundle, cache, publicUrl, searchOrigin = null, onUse, missing = [] }: PageContext,
  path: string,
): Promise<RenderedPage> {
  const used = new Map<string, ReadUse>()
  const read: ReadContent = <Args extends ReadArgs, Result>(wanted: Read<Args, Result>, args: Args): Result => {
    const outcome = cache.run(wanted, args)
    used.set(outcome.use.key, outcome.use)
    onUse?.(outcome.use)
    if ('error' in outcome) throw outcome.error
    if (outcome.size > largestPageBytes) throw new TooLarge(outcome.size)
    return outcome.result
  }
  const page = await attempt(bundle, new URL(path, publicUrl), read, searchOrigin)
  const shown = 'error' in page ? undefined : missing.find((file) => page.body.includes(nameOf(file)))
  const whole = shown === undefined ? page : { error: pageFailure.mediaMissing(shown) }
  return { path, reads: [...used.values()], page: whole }
}

/** Files are named by their content, so the name alone tells them apart. */
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

async function attempt(
  bundle: SiteBundle,
  url: URL,
  read: ReadContent,
  searchOrigin: string | null,
): Promise<RenderedPage['page']> {
  const path = url.pathname
  try {
    const { status, type, body: text } = await bundle.render(url, read)
    if (status !== 200 && path !== missingPage && path !== gonePage) {
      return { error: pageFailure.answered(status, text.slice(0, 200)) }
    }
    const body = Buffer.from(text)
    if (body.length > largestPageBytes) return { error: pageFailure.tooLarge(body.length, largestPageBytes) }
    return { body, type: withCharset(type), headers: headersOf(type, text, path === addresses.search, searchOrigin) }
  } catch (error) {
    if (isStorageError(error)) throw error
    if (error instanceof TooLarge) return { error: pageFailure.tooLarge(error.size, largestPageBytes) }
    return { error: pageFailure.threw(error) }
  }
}

/** Texts of the site are UTF-8, and say so. */
const withCharset = (type: string): string =>
  /^(?:text\/|application\/(?:json|xml|rss\+xml|manifest\+json)|image\/svg)/.test(type) && !type.includes('charset')
    ? `${type}; charset=utf-8`
    : type

function headersOf(type: string, text: string, searches: boolean, searchOrigin: string | null): Record<string, string> {
  if (!type.startsWith('text/html')) return {}
  return { 'content-security-policy': contentPolicy(text, { wasm: searches, ask: searches ? searchOrigin : null }) }
}
