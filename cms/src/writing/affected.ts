import { type Disclosure, type OpenedStatistics, openedTo } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { published, usersOfPerson } from '../projecting/file-use.ts'
import { currentDisclosures, currentlyOpened } from '../projecting/read.ts'
import type { Reference } from '../projecting/reference.ts'

/** Looks once before a write and once after it, and gives the other documents whose public record the write changes. */
type Look = (strapi: Core.Strapi, documentId: string | null) => Promise<(documentId: string) => Promise<Reference[]>>

/** The one table of who must be presented again when a document of a type is written. Types not named affect only themselves. */
const looks: Readonly<Record<string, Look>> = {
  person: async (strapi, documentId) => {
    const before = documentId ? await usersOfPerson(strapi, documentId) : []
    return async (id) => [...before, ...(await usersOfPerson(strapi, id))]
  },
  column: async (strapi) => {
    const before = await currentDisclosures(strapi)
    return async () => underColumns(strapi, changedKeys(before, await currentDisclosures(strapi)))
  },
  'site-setting': async (strapi) => {
    const before = await currentlyOpened(strapi)
    return async () => openedOtherwise(strapi, before, await currentlyOpened(strapi))
  },
}

const nobody: Look = async () => async () => []

export const lookBefore = (type: string): Look => looks[type] ?? nobody

/** Keys of columns whose effective disclosure differs; one that came or went differs from `department`, which shows nothing. */
export function changedKeys(before: ReadonlyMap<string, Disclosure>, after: ReadonlyMap<string, Disclosure>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => (before.get(key) ?? 'department') !== (after.get(key) ?? 'department'),
  )
}

async function underColumns(strapi: Core.Strapi, keys: string[]): Promise<Reference[]> {
  if (keys.length === 0) return []
  const columns: { documentId: string }[] = await strapi.db
    .query('api::column.column')
    .findMany({ select: ['documentId'], where: { key: { $in: keys } } })
  const entries = await Promise.all(
    (['article', 'activity'] as const).map((type) => published(strapi, type, { column: { key: { $in: keys } } })),
  )
  return [...columns.map(({ documentId }) => ({ type: 'column', id: documentId })), ...entries.flat()]
}

/** Organizations whose groups of statistics are opened or closed. */
async function openedOtherwise(
  strapi: Core.Strapi,
  before: OpenedStatistics,
  after: OpenedStatistics,
): Promise<Reference[]> {
  if (same(before, after)) return []
  const organizations: { documentId: string; kind: string | null; lifecycle: string | null; parent: object | null }[] =
    await strapi.db
      .query('api::organization.organization')
      .findMany({ select: ['documentId', 'kind', 'lifecycle'], populate: { parent: { select: ['documentId'] } } })
  return organizations
    .filter((organization) => !same(openedTo(organization, before), openedTo(organization, after)))
    .map(({ documentId }) => ({ type: 'organization', id: documentId }))
}

const same = (left: object, right: object): boolean => JSON.stringify(left) === JSON.stringify(right)
