import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Opened, openedIn } from '../../search/page/opened.ts'

const mostBytes = 1024

type Site = {
  /** Where readers find the site, by its settings. */
  publicUrl: string
  /** Tells of an address whether readers see a page there. */
  isPage: (url: string) => boolean
}

/** Reads what a reader's browser tells of a result that was opened. Gives it, or the status to refuse it with. */
export async function openedResult(request: IncomingMessage, { publicUrl, isPage }: Site): Promise<Opened | number> {
  if (!isOwn(request.headers, publicUrl)) return 403
  const length = request.headers['content-length']
  if (length === undefined) return 411
  // Beyond its length node:http lets nothing through.
  if (Number(length) > mostBytes) return 413
  const opened = openedIn(await text(request))
  if (!opened) return 400
  return isPage(opened.url) ? opened : 404
}

/** Whether a page of this site sent it. Browsers say so in one of two headers, the older of them in the second only. */
function isOwn({ 'sec-fetch-site': site, origin, host }: IncomingHttpHeaders, publicUrl: string): boolean {
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined || !URL.canParse(origin)) return false
  return origin === new URL(publicUrl).origin || new URL(origin).host === host
}
