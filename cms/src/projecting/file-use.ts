import type { Core } from '@strapi/strapi'
import { definitionOf } from '../content.ts'
import type { Transaction } from '../outbox/transaction.ts'
import type { Reference } from './reference.ts'

type Use = { related_id: number; related_type: string }

/** Published documents that show a file, by its row: in a field of their own, in a component, or as a person's portrait. */
export async function usersOfFile(strapi: Core.Strapi, trx: Transaction['trx'], fileId: number): Promise<Reference[]> {
  const uses: Use[] = await strapi.db
    .connection('files_related_mph')
    .transacting(trx)
    .select('related_id', 'related_type')
    .where({ file_id: fileId })
  const found = await Promise.all(
    [...Map.groupBy(uses, ({ related_type }) => related_type)].map(([uid, group]) =>
      usersByRow(
        strapi,
        uid,
        group.map(({ related_id }) => related_id),
      ),
    ),
  )
  return found.flat()
}

async function usersByRow(strapi: Core.Strapi, uid: string, rows: number[]): Promise<Reference[]> {
  if (uid === 'content.progress') return published(strapi, 'activity', { progress: { id: { $in: rows } } })
  const type = definitionOf(uid)?.name
  if (type === 'activity' || type === 'article' || type === 'overview')
    return published(strapi, type, { id: { $in: rows } })
  if (type !== 'person') return []
  const people: { documentId: string }[] = await strapi.db
    .query('api::person.person')
    .findMany({ select: ['documentId'], where: { id: { $in: rows } } })
  return (await Promise.all(people.map(({ documentId }) => usersOfPerson(strapi, documentId)))).flat()
}

/** Published documents whose record depends on a person's consent, name or portrait. */
export async function usersOfPerson(strapi: Core.Strapi, documentId: string): Promise<Reference[]> {
  const [overviews, activities] = await Promise.all([
    published(strapi, 'overview', { leaders: { person: { documentId } } }),
    published(strapi, 'activity', { exemplar: { documentId } }),
  ])
  return [...overviews, ...activities]
}

/** References to the published documents of a type with drafts that a filter finds. */
export async function published(
  strapi: Core.Strapi,
  type: 'activity' | 'article' | 'overview',
  where: Record<string, unknown>,
): Promise<Reference[]> {
  const rows: { documentId: string }[] = await strapi.db
    .query(`api::${type}.${type}`)
    .findMany({ select: ['documentId'], where: { ...where, publishedAt: { $notNull: true } } })
  return [...new Set(rows.map(({ documentId }) => documentId))].map((id) => ({ type, id }))
}
