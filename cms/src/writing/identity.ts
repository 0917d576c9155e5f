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
    const [free] = await freePublicIds(strapi, uid, 1)
    if (free) return free
  }
}

/** Different publicIds that no document of the type has; on the odd day fewer than asked for. */
export async function freePublicIds(strapi: Core.Strapi, uid: ContentUid, count: number): Promise<string[]> {
  const candidates = new Set(Array.from({ length: count }, () => newPublicId()))
  const taken: { publicId: string }[] = await strapi.db
    .query(uid)
    .findMany({ select: ['publicId'], where: { publicId: { $in: [...candidates] } } })
  for (const { publicId } of taken) candidates.delete(publicId)
  return [...candidates]
}

/** What belongs to the original and not to its copy. */
export const notCloned = {
  firstPublishedAt: null,
  listedAt: null,
  externalId: null,
  importBatch: null,
  importHash: null,
} as const

type Dates = { firstPublishedAt: unknown; listedAt: unknown }

/** The dates that a document has when it is published now: what it has already stays. */
export function publicationDates({ firstPublishedAt, listedAt }: Partial<Dates>, now: Date): Dates {
  const first = firstPublishedAt || now
  return { firstPublishedAt: first, listedAt: listedAt || first }
}

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
  const { first_published_at, listed_at } = draft
  const dates = publicationDates({ firstPublishedAt: first_published_at, listedAt: listed_at }, new Date())
  const stamp = {
    ...(draft.public_id ? {} : { public_id: await freePublicId(strapi, uid) }),
    ...(first_published_at ? {} : { first_published_at: dates.firstPublishedAt }),
    ...(listed_at ? {} : { listed_at: dates.listedAt }),
  }
  if (Object.keys(stamp).length > 0) {
    await strapi.db.connection(table).transacting(trx).where({ id: draft.id }).update(stamp)
  }
  return !draft.first_published_at
}
