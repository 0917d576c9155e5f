import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import type { Core } from '@strapi/strapi'
import type { ContentUid } from '../../content.ts'
import { sayProgress } from '../../supervised/supervised.ts'

type Data = Record<string, unknown>

/** How many documents one transaction holds: enough to spare the disk, few enough to lose little when interrupted. */
const batchSize = 40
const progressEvery = 200

/** What a document is known by and what stands in it, made only if it is not there yet. */
export type Wanted = { key: string; data: () => Data }

/**
 * Creates the documents that are missing, in order, and publishes them at once where their type has drafts.
 * Gives the documentId of every one by its key. `known` holds those that an earlier run has made.
 */
export async function createMissing(
  strapi: Core.Strapi,
  {
    uid,
    what,
    wanted,
    known,
    drafts,
  }: { uid: ContentUid; what: string; wanted: readonly Wanted[]; known: ReadonlyMap<string, string>; drafts: boolean },
): Promise<Map<string, string>> {
  const ids = new Map(known)
  const missing = wanted.filter(({ key }) => !ids.has(key))
  for (let from = 0; from < missing.length; from += batchSize) {
    const made: [string, string][] = []
    await strapi.db.transaction(async () => {
      for (const { key, data } of missing.slice(from, from + batchSize)) {
        made.push([key, await createOne(strapi, uid, data(), drafts)])
        // better-sqlite3 answers within microtasks and frees its statements only in a turn of the event loop.
        await turnOfTheLoop()
      }
    })
    for (const [key, id] of made) ids.set(key, id)
    const done = Math.min(from + batchSize, missing.length)
    if (done % progressEvery === 0 || done === missing.length) sayProgress(strapi, `${what} ${done}/${missing.length}`)
  }
  return ids
}

async function createOne(strapi: Core.Strapi, uid: ContentUid, data: Data, drafts: boolean): Promise<string> {
  const { documentId } = await strapi.documents(uid).create({ data, ...(drafts ? { status: 'published' } : {}) })
  return documentId
}

/** documentIds of what is stored, by the field that identifies it. */
export async function storedBy(strapi: Core.Strapi, uid: ContentUid, field: string): Promise<Map<string, string>> {
  const rows: Data[] = await strapi.db.query(uid).findMany({ select: ['documentId', field] })
  return new Map(
    rows.flatMap((row) =>
      typeof row[field] === 'string' && typeof row.documentId === 'string' ? [[row[field], row.documentId]] : [],
    ),
  )
}
