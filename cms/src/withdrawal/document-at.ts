import { addresses, uidOf, type WithdrawableType } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'

/** The document whose page an address of the public site is; null for pages that are no single document's. */
export async function documentAt(
  strapi: Core.Strapi,
  path: string,
): Promise<{ type: WithdrawableType; id: string } | null> {
  const entry = /^\/(articles|activities)\/\d{4}\/([a-z0-9]{10})\/$/.exec(path)
  if (entry) {
    const type = entry[1] === 'articles' ? 'article' : 'activity'
    const found = await strapi.db.query(uidOf(type)).findOne({ where: { publicId: entry[2] }, select: ['documentId'] })
    return found && { type, id: found.documentId }
  }
  const slug = /^\/branches\/([^/]+)\/overview\/$/.exec(path)?.[1]
  if (!slug || path !== addresses.branchOverview(slug)) return null
  const found = await strapi.db
    .query('api::overview.overview')
    .findOne({ where: { organization: { slug } }, select: ['documentId'] })
  return found && { type: 'overview', id: found.documentId }
}
