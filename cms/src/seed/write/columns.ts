import { columnTree } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { createMissing, storedBy } from './documents.ts'

const uid = 'api::column.column'

/** The column tree that content-types gives a new county. documentIds by key. */
export async function writeColumns(strapi: Core.Strapi): Promise<Map<string, string>> {
  let known = await storedBy(strapi, uid, 'key')
  for (const level of levels()) {
    const parents = known
    const wanted = level.map(({ column, order }) => ({
      key: column.key,
      data: () => ({
        ...omitParent(column),
        slug: column.key,
        order,
        lifecycle: 'open',
        parent: column.parentKey ? (parents.get(column.parentKey) ?? null) : null,
      }),
    }))
    known = await createMissing(strapi, { uid, what: '栏目', wanted, known, drafts: false })
  }
  return known
}

type Placed = { column: (typeof columnTree)[number]; order: number }

/** The tree from the top: a column can be written only after its parent. */
function levels(): Placed[][] {
  const placed = columnTree.map((column, index) => ({ column, order: (index + 1) * 10 }))
  const result: Placed[][] = []
  let above = new Set<string | null>([null])
  while (above.size > 0) {
    const level = placed.filter(({ column }) => above.has(column.parentKey))
    if (level.length > 0) result.push(level)
    above = new Set(level.map(({ column }) => column.key))
  }
  return result
}

function omitParent({
  parentKey: _,
  ...column
}: (typeof columnTree)[number]): Omit<(typeof columnTree)[number], 'parentKey'> {
  return column
}
