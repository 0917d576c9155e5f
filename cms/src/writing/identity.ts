import { randomInt } from 'node:crypto'
import type { Core } from '@strapi/strapi'
import { type ContentUid, definitionOf, tableOf } from '../content.ts'
import type { Transaction } from '../outbox/transaction.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Ten lower-case characters, about 52 bits: never derived from content, so it can stay for ever. */
export const newPublicId = (random: (max: number) => number = randomInt): string =>
  Array.from({ length: 10 }, () => alphabet[random(alphabet.length)]).join('')

/** A publicId that no document of the type has, published or not. */
export async function freePublicId(strapi: Core.Strapi, uid: ContentUid): Promise<string> {
  for (;;) {
    const candidate = newPublicId()
    if ((await strapi.db.query(uid).count({ where: { publicId: candidate } })) === 0) return candidate
  }
}

/** What belongs to the original and not to its copy. */
export const notCloned = {
  firstPublishedAt: null,
  listedAt: null,
  externalId: null,
  importBatch: null,
  importHash: null,
} as const

/**
 * Stamps the draft about to be published: identity if it has none, the moment of first publication once and for ever, and
 * the date that readers see, which an import may have set before. By SQL, so that the draft does not count as edited.
 * Gives whether this is the first publication.
 */
export async function stampDraft(
  strapi: Core.Strapi,
  { trx }: Transaction,
  uid: ContentUid,
  documentId: string,
): Promise<boolean> {
  const type = definitionOf(uid)
  if (!type?.fields.publicId) return false
  const table = tableOf(type)
  const draft = await strapi.db
    .connection(table)
    .transacting(trx)
    .where({ document_id: documentId })
    .whereNull('published_at')
    .first('id', 'public_id', 'first_published_at', 'listed_at')
  if (!draft) return false
  const now = new Date()
  const stamp = {
    ...(draft.public_id ? {} : { public_id: await freePublicId(strapi, uid) }),
    ...(draft.first_published_at ? {} : { first_published_at: now }),
    ...(draft.listed_at ? {} : { listed_at: draft.first_published_at ?? now }),
  }
  if (Object.keys(stamp).length > 0) {
    await strapi.db.connection(table).transacting(trx).where({ id: draft.id }).update(stamp)
  }
  return !draft.first_published_at
}
