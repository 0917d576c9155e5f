import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import type { ImportedEntry } from './entry.ts'

type Stored = Record<string, unknown> & { id: number }

/** The column and the organisation that a row names, as stored. */
type Place = { column: Stored; organization?: Stored }

/** Looks up where some rows belong, all at once; the answer gives the place of each, and throws with what is missing, in Chinese. */
export async function placesOf(
  strapi: Core.Strapi,
  entries: readonly ImportedEntry[],
): Promise<(entry: ImportedEntry) => Place> {
  const columns = await storedBy(strapi, 'column', 'key', new Set(entries.map(({ columnKey }) => columnKey)))
  const codes = new Set(entries.flatMap(({ organizationCode }) => organizationCode ?? []))
  const organizations = await storedBy(strapi, 'organization', 'code', codes)
  return ({ columnKey, organizationCode }) => {
    const column = columns.get(columnKey)
    if (!column) throw new errors.ApplicationError(`没有标识为 ${columnKey} 的栏目`)
    if (!organizationCode) return { column }
    const organization = organizations.get(organizationCode)
    if (!organization) throw new errors.ApplicationError(`没有代码为 ${organizationCode} 的党组织`)
    return { column, organization }
  }
}

async function storedBy(
  strapi: Core.Strapi,
  type: 'column' | 'organization',
  field: 'key' | 'code',
  wanted: ReadonlySet<string>,
): Promise<Map<unknown, Stored>> {
  if (wanted.size === 0) return new Map()
  const found: Stored[] = await strapi.db
    .query(`api::${type}.${type}`)
    .findMany({ where: { [field]: { $in: [...wanted] } } })
  return new Map(found.map((document) => [document[field], document]))
}
