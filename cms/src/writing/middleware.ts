import type { Core } from '@strapi/strapi'
import { definitionOf } from '../content.ts'
import { recordEvent } from '../outbox/record.ts'
import type { Transaction } from '../outbox/transaction.ts'
import { limitObjections } from '../sanitise/limits.ts'
import { lookBefore } from './affected.ts'
import { bodyPictures } from './body-pictures.ts'
import { freePublicId, notCloned, stampDraft } from './identity.ts'
import { inUseObjections, permanenceObjections } from './kept.ts'
import { incomingObjections, publishObjections, storedObjections } from './objections.ts'
import { forget, markGone, moveBranch, publicAddress } from './old-addresses.ts'
import { refuse } from './refusal.ts'
import { fitToStore } from './tidy.ts'
import { happeningOf, type Write, writeOf } from './write.ts'

type Next = Parameters<Parameters<Core.Strapi['documents']['use']>[0]>[1]
type Result = Awaited<ReturnType<Next>>

/**
 * Every write of content goes through here, in one transaction with everything that must be true together: the document
 * made fit to store and checked, its identity, the addresses it leaves behind, and the event that tells the publisher.
 * Whatever throws takes all of it back.
 */
export function guardWrites(strapi: Core.Strapi): void {
  strapi.documents.use(async (ctx, next) => {
    const write = writeOf(ctx.action, definitionOf(ctx.uid), ctx.params)
    if (!write) return next()
    return strapi.db.transaction(async (transaction) => {
      const data = await prepare(strapi, transaction, write)
      Object.assign(ctx.params, data ? { data } : {}, write.publishAtOnce ? { status: undefined } : {})
      const result = await carryOut(strapi, transaction, write, next)
      return write.publishAtOnce ? publishNow(strapi, write, result) : result
    })
  })
}

/** The data to store, checked; undefined where the call carries none. */
async function prepare(
  strapi: Core.Strapi,
  { trx }: Transaction,
  { action, type, uid, documentId, sourceId, data }: Write,
) {
  if (action !== 'create' && action !== 'update' && action !== 'clone') return undefined
  refuse(limitObjections(type.fields, data))
  const fit = fitToStore(strapi, type, data)
  const tidied = { ...fit, ...(await bodyPictures(strapi, trx, type, fit)) }
  const original = sourceId ? await strapi.db.query(uid).findOne({ where: { documentId: sourceId } }) : {}
  refuse(await incomingObjections(strapi, type, documentId, { ...original, ...tidied }))
  if (action === 'update' || !type.fields.publicId) return tidied
  return { ...tidied, ...(action === 'clone' ? notCloned : {}), publicId: await freePublicId(strapi, uid) }
}

async function carryOut(strapi: Core.Strapi, transaction: Transaction, write: Write, next: Next): Promise<Result> {
  const { action, type, uid, documentId } = write
  const before = documentId ? await storedVersion(strapi, write) : null
  const happening = happeningOf(write, before !== null)
  if (!happening) return next()

  const affected = await lookBefore(type.name)(strapi, documentId)
  if (documentId && action === 'publish') refuse(await publishObjections(strapi, type, documentId))
  const firstTime = documentId && action === 'publish' ? await stampDraft(strapi, transaction, uid, documentId) : false
  if (documentId && action === 'delete') refuse(await inUseObjections(strapi, type.name, documentId))
  if (before && action === 'update') refuse(permanenceObjections(type, before, write.data))
  const address = before ? await publicAddress(strapi, type.name, documentId) : null

  const result = await next()

  const id = documentId ?? documentIdOf(result)
  if (!id) return result
  if (!type.drafts && action !== 'delete') refuse(await storedObjections(strapi, type, id))
  if (!firstTime) await settleAddress(strapi, address, await publicAddress(strapi, type.name, id))
  if (before && type.name === 'organization' && action === 'update') await followBranch(strapi, before, id)
  await recordEvent(strapi, transaction, { type: type.name, id, action: happening, affects: await affected(id) })
  return result
}

/** The published version of a type with drafts, the only version of the others; null where there is none. */
const storedVersion = (
  strapi: Core.Strapi,
  { uid, type, documentId }: Write,
): Promise<Record<string, unknown> | null> =>
  strapi.db.query(uid).findOne({ where: { documentId, ...(type.drafts ? { publishedAt: { $notNull: true } } : {}) } })

/** What had an address and has it no more is gone there; what has one now is found there. */
async function settleAddress(strapi: Core.Strapi, before: string | null, now: string | null): Promise<void> {
  if (before && before !== now) await markGone(strapi, before)
  if (now && before !== now) await forget(strapi, now)
}

async function followBranch(strapi: Core.Strapi, before: Record<string, unknown>, id: string): Promise<void> {
  const after = await strapi.db
    .query('api::organization.organization')
    .findOne({ select: ['slug'], where: { documentId: id } })
  if (typeof before.slug === 'string' && after?.slug && after.slug !== before.slug)
    await moveBranch(strapi, before.slug, after.slug)
}

/** Publishing as a step of its own, so that it passes this middleware as what it is. */
async function publishNow(strapi: Core.Strapi, { uid, documentId }: Write, result: Result): Promise<Result> {
  const id = documentId ?? documentIdOf(result)
  if (!id) return result
  const { entries } = await strapi.documents(uid).publish({ documentId: id })
  return entries[0] ?? result
}

const documentIdOf = (result: unknown): string | null =>
  typeof result === 'object' && result !== null && 'documentId' in result && typeof result.documentId === 'string'
    ? result.documentId
    : null
