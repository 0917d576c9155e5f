import type { ImportType } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'

/** What an earlier import made, by the number that its row had. */
export type KnownEntry = { documentId: string; externalId: string; importHash: string | null }

export async function knownEntries(
  strapi: Core.Strapi,
  type: ImportType,
  externalIds: readonly string[],
): Promise<Map<string, KnownEntry>> {
  const found: KnownEntry[] = await strapi.db.query(`api::${type}.${type}`).findMany({
    select: ['documentId', 'externalId', 'importHash'],
    where: { externalId: { $in: [...externalIds] }, publishedAt: { $null: true } },
  })
  return new Map(found.map((entry) => [entry.externalId, entry]))
}
