import { addresses } from '@huoye/content-types'
import type { APIRoute } from 'astro'
import { renderSVG } from 'uqr'
import { readBranchCode } from '../../../reads/branch-files.ts'

/** The QR code of a branch: its short address, which stays when names and addresses change. */
export const GET: APIRoute = ({ params, locals, url }) => {
  const code = locals.read(readBranchCode, { slug: params.slug ?? '' })
  if (code === null) return new Response(null, { status: 404 })
  const address = new URL(addresses.branchShort(code), url).href
  return new Response(renderSVG(address, { border: 0, ecc: 'M' }), { headers: { 'content-type': 'image/svg+xml' } })
}
