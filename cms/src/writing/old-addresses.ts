import { addresses, type DocumentTypeName, type PublicRecord } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { projectionContext, projectReferences } from '../projecting/read.ts'
import { asConsequence } from './trusted.ts'

const redirects = 'api::redirect.redirect'

/** The public address of an entry, if it has one now: null for what is not public, so that no address of it is given away. */
export async function publicAddress(
  strapi: Core.Strapi,
  type: DocumentTypeName,
  documentId: string | null,
): Promise<string | null> {
  if (!documentId || (type !== 'article' && type !== 'activity')) return null
  const [found] = await projectReferences(strapi, [{ type, id: documentId }], await projectionContext(strapi))
  return addressOf(found?.record ?? null)
}

const addressOf = (record: PublicRecord | null): string | null =>
  record?.type === 'article' || record?.type === 'activity' ? addresses.entry(record) : null

/** From now on the address answers 410. */
export async function markGone(strapi: Core.Strapi, address: string): Promise<void> {
  await forget(strapi, address)
  await asConsequence(() => strapi.documents(redirects).create({ data: { from: address, responseCode: 'gone' } }))
}

/** The address is in use: nothing may lead away from it. */
export async function forget(strapi: Core.Strapi, address: string): Promise<void> {
  const old: { documentId: string }[] = await strapi.db
    .query(redirects)
    .findMany({ select: ['documentId'], where: { from: address } })
  for (const { documentId } of old) await asConsequence(() => strapi.documents(redirects).delete({ documentId }))
}

/** A branch has moved: its old home leads to the new one, at once and without a chain. */
export async function moveBranch(strapi: Core.Strapi, oldSlug: string, newSlug: string): Promise<void> {
  const [from, to] = [addresses.branchHome(oldSlug), addresses.branchHome(newSlug)]
  await forget(strapi, to)
  await forget(strapi, from)
  const earlier: { documentId: string }[] = await strapi.db
    .query(redirects)
    .findMany({ select: ['documentId'], where: { to: from } })
  const data: Record<string, unknown> = { to }
  for (const { documentId } of earlier)
    await asConsequence(() => strapi.documents(redirects).update({ documentId, data }))
  await asConsequence(() => strapi.documents(redirects).create({ data: { from, to, responseCode: 'moved' } }))
}
