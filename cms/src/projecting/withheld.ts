import type { Core } from '@strapi/strapi'
import type { Reference } from './reference.ts'

/** A published document that has no public record although it should: what is stored breaks the contract. */
export type Withheld = Reference & { detail: string; since: string }

const table = 'publish_withheld'
const keyOf = ({ type, id }: Reference): string => `${type}:${id}`

/** The rows of the table: asked for with every document that is projected, and hardly ever changed. */
const known = new Map<string, Withheld>()

/** Reads what was noted before the process started. */
export async function loadWithheld(strapi: Core.Strapi): Promise<void> {
  const rows: { type: string; document_id: string; detail: string; since: number | string }[] =
    await strapi.db.connection(table)
  known.clear()
  for (const { type, document_id: id, detail, since } of rows)
    known.set(keyOf({ type, id }), { type, id, detail, since: new Date(Number(since)).toISOString() })
}

/**
 * Notes why a document has no record; null when nothing is wrong with it, which takes an earlier note away. Not for use inside a
 * transaction: what it would note may never be.
 */
export async function noteWithheld(strapi: Core.Strapi, document: Reference, detail: string | null): Promise<void> {
  const key = keyOf(document)
  const before = known.get(key)
  if (before?.detail === detail || (before === undefined && detail === null)) return
  const row = { type: document.type, document_id: document.id }
  if (detail === null) {
    known.delete(key)
    await strapi.db.connection(table).where(row).delete()
    return
  }
  const since = before?.since ?? new Date().toISOString()
  known.set(key, { type: document.type, id: document.id, detail, since })
  strapi.log.error(`withheld from the public site: ${key}: ${detail}`)
  await strapi.db
    .connection(table)
    .insert({ ...row, detail, since: Date.parse(since) })
    .onConflict(['type', 'document_id'])
    .merge()
}

/** All documents that are withheld, those first that are longest. */
export const withheldDocuments = (): Withheld[] =>
  [...known.values()].sort((left, right) => (left.since < right.since ? -1 : 1))
