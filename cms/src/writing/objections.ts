import {
  addresses,
  consents,
  type DocumentTypeDefinition,
  documentContract,
  type EntryPlacement,
  entryObjections,
  type Field,
  uidOf,
} from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Objection } from './refusal.ts'

type Data = Record<string, unknown>

type PopulatedDraft = Data & {
  column?: EntryPlacement['column']
  organization?: EntryPlacement['organization']
  meeting?: { kind?: unknown } | null
  progress?: { percent?: unknown } | null
  exemplar?: Parameters<typeof consents>[0]
}

/** What stands in the way of publishing a draft: the contract of its type, its column's demands, and one overview for each organization. */
export async function publishObjections(
  strapi: Core.Strapi,
  type: DocumentTypeDefinition,
  documentId: string,
): Promise<Objection[]> {
  const draft = await strapi.db
    .query(uidOf(type.name))
    .findOne({ where: { documentId, publishedAt: { $null: true } }, populate: relationsOf(type) })
  if (!draft) return []
  const objections = draftObjections(type, draft)
  if (type.name === 'overview' && draft.organization) {
    const others = await strapi.db.query('api::overview.overview').count({
      where: {
        organization: { id: draft.organization.id },
        documentId: { $ne: documentId },
        publishedAt: { $notNull: true },
      },
    })
    if (others > 0)
      objections.push({ path: ['organization'], message: `“${draft.organization.name}”已经有一份概况，请修改原来那份` })
  }
  return objections
}

/** The same as far as the draft alone says it: its relations and components stand in it as objects. */
export function draftObjections(type: DocumentTypeDefinition, draft: PopulatedDraft): Objection[] {
  const objections = contractObjections(type, draft)
  if ((type.name !== 'article' && type.name !== 'activity') || !draft.column) return objections
  const placement = entryObjections({
    type: type.name,
    column: draft.column,
    organization: draft.organization ?? null,
    hasMeeting: Boolean(draft.meeting?.kind),
    hasProgress: typeof draft.progress?.percent === 'number',
    exemplarConsents: draft.exemplar ? consents(draft.exemplar) : null,
    alreadyPublished: Boolean(draft.firstPublishedAt),
  })
  return [...objections, ...placement.map((message) => ({ path: ['column'], message }))]
}

/** What is wrong with a stored document of a type without drafts, after the write and before the commit. */
export async function storedObjections(
  strapi: Core.Strapi,
  type: DocumentTypeDefinition,
  documentId: string,
): Promise<Objection[]> {
  const document = await strapi.db
    .query(uidOf(type.name))
    .findOne({ where: { documentId }, populate: relationsOf(type) })
  return document ? contractObjections(type, document) : []
}

/** What can be said of incoming data before it is stored: values that break the contract, and names that are taken or reserved. */
export async function incomingObjections(
  strapi: Core.Strapi,
  type: DocumentTypeDefinition,
  documentId: string | null,
  data: Data,
): Promise<Objection[]> {
  const given = Object.fromEntries(
    Object.entries(data).filter(([name, value]) => isSimple(type.fields[name]) && hasValue(value)),
  )
  const objections = contractObjections(type, given).filter(({ path }) => Object.hasOwn(given, path[0] ?? ''))
  for (const [name, value] of Object.entries(given)) {
    const field = type.fields[name]
    if (field?.kind !== 'text' || !field.unique || field.serverSet) continue
    const where = { [name]: value, ...(documentId ? { documentId: { $ne: documentId } } : {}) }
    if ((await strapi.db.query(uidOf(type.name)).count({ where })) > 0) {
      objections.push({ path: [name], message: `“${field.label}”已被使用：${String(value)}` })
    }
  }
  if (type.name === 'organization' && typeof given.slug === 'string' && addresses.reservedBranchSlugs.has(given.slug)) {
    objections.push({ path: ['slug'], message: `“网址名”不能用 ${given.slug}，这个名字留给系统使用` })
  }
  return objections
}

function contractObjections(type: DocumentTypeDefinition, value: unknown): Objection[] {
  const issues = documentContract(type).safeParse(value).error?.issues ?? []
  return issues.map(({ path, message }) => ({ path: path.map(String), message }))
}

const isSimple = (field: Field | undefined): boolean =>
  field !== undefined && !['relation', 'component', 'picture', 'pictures', 'files'].includes(field.kind)

const hasValue = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/** Relations, pictures and components: what a contract needs to see populated. */
const relationsOf = (type: DocumentTypeDefinition): string[] =>
  Object.entries(type.fields)
    .filter(([, field]) => ['relation', 'component', 'picture', 'pictures', 'files'].includes(field.kind))
    .map(([name]) => name)
