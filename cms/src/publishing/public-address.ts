import { addresses, type PublicRecord } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'

/** The page of the public site that shows a record; null for what has no page of its own. */
export function entryAddress(record: PublicRecord): string | null {
  switch (record.type) {
    case 'article':
    case 'activity':
      return addresses.entry(record)
    case 'organization':
      return addresses.branchHome(record.slug)
    case 'column':
      return addresses.columnListing(record)
    case 'site-setting':
      return addresses.countyHome
    case 'synonym':
      return `${addresses.search}?${new URLSearchParams({ q: record.words[0] ?? '' })}`
    default:
      return null
  }
}

/** The overview page of an organisation; null when it is gone. */
export async function branchAddress(strapi: Core.Strapi, organizationId: string): Promise<string | null> {
  const found = await strapi.db
    .query('api::organization.organization')
    .findOne({ select: ['slug'], where: { documentId: organizationId } })
  return found?.slug ? addresses.branchOverview(found.slug) : null
}
