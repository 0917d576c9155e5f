import type { DocumentTypeDefinition } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Objection } from './refusal.ts'

/** Values that other things refer to for ever: printed in QR codes, or known to the code. Once set, they stay. */
const permanent: Readonly<Record<string, string>> = { organization: 'code', column: 'key' }

export function permanenceObjections(
  type: DocumentTypeDefinition,
  before: Record<string, unknown>,
  data: Record<string, unknown>,
): Objection[] {
  const name = permanent[type.name]
  const field = name ? type.fields[name] : undefined
  if (!name || !field || !(name in data) || !before[name] || data[name] === before[name]) return []
  return [{ path: [name], message: `“${field.label}”确定后不能改动（现为 ${String(before[name])}）` }]
}

/** Who would lose what they belong to if a document were deleted; nobody may. */
export async function inUseObjections(strapi: Core.Strapi, type: string, documentId: string): Promise<Objection[]> {
  const rules = references[type] ?? []
  const counts = await Promise.all(
    rules.map(async ({ uid, relation, what }) => ({
      what,
      count: await strapi.db.query(uid).count({ where: { [relation]: { documentId } } }),
    })),
  )
  const used = counts.filter(({ count }) => count > 0).map(({ what }) => what)
  if (used.length === 0) return []
  const instead = type === 'organization' ? '请把“存续情况”改为 dissolved 或 merged' : '请把“状态”改为 archived'
  return [{ path: [], message: `还有${used.join('、')}属于它，不能删除；${instead}` }]
}

const references: Readonly<
  Record<string, readonly { uid: `api::${string}.${string}`; relation: string; what: string }[]>
> = {
  organization: [
    { uid: 'api::activity.activity', relation: 'organization', what: '支部动态' },
    { uid: 'api::overview.overview', relation: 'organization', what: '党支部概况' },
    { uid: 'api::organization.organization', relation: 'parent', what: '下级党组织' },
    { uid: 'api::organization.organization', relation: 'mergedInto', what: '并入它的党组织' },
  ],
  column: [
    { uid: 'api::activity.activity', relation: 'column', what: '支部动态' },
    { uid: 'api::article.article', relation: 'column', what: '县级文章' },
    { uid: 'api::column.column', relation: 'parent', what: '下级栏目' },
  ],
}
