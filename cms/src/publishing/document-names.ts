import { uidOf } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionNamed } from '../content.ts'
import { isPublicType } from '../projecting/populate.ts'
import type { Reference } from '../projecting/reference.ts'
import type { HeldDocument } from './held-contract.ts'

/** Looks documents up by what lists call them. */
export async function namesOf(
  strapi: Core.Strapi,
  references: readonly Reference[],
): Promise<(reference: Reference) => HeldDocument | null> {
  const names = new Map<string, HeldDocument>()
  for (const [type, group] of Map.groupBy(references, (reference) => reference.type)) {
    if (!isPublicType(type)) continue
    const definition = definitionNamed(type)
    const { mainField, label, single = false } = definition
    const rows: Record<string, unknown>[] = await strapi.db.query(uidOf(type)).findMany({
      select: ['documentId', ...(mainField in definition.fields ? [mainField] : [])],
      where: { documentId: { $in: [...new Set(group.map(({ id }) => id))] } },
    })
    for (const row of rows) {
      const id = String(row.documentId)
      names.set(`${type}:${id}`, {
        uid: uidOf(type),
        documentId: id,
        single,
        label,
        title: String(row[mainField] ?? ''),
      })
    }
  }
  return ({ type, id }) => names.get(`${type}:${id}`) ?? null
}
