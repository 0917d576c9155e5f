import { type Disclosure, disclosures, mayRead, narrowest } from '../define/disclosure.ts'
import { consents } from '../documents/entry-rules.ts'
import {
  activity,
  article,
  column,
  documentTypes,
  organization,
  overview,
  siteSetting,
  synonym,
} from '../documents/index.ts'
import { wordsOf } from '../documents/synonym.ts'
import { disclosedStatistics } from '../statistics/disclosed.ts'
import { type OpenedStatistics, openedTo } from '../statistics/opened.ts'
import { disclose } from './disclose.ts'
import { type PublicRecord, publicRecord } from './records.ts'
import type {
  StoredActivity,
  StoredArticle,
  StoredColumn,
  StoredDocument,
  StoredOrganization,
  StoredOverview,
  StoredRedirect,
  StoredSiteSetting,
  StoredSynonym,
} from './stored.ts'
import { attachments, bodyPictures, day, excerpt, flag, instant, picture, pictures, text } from './values.ts'

/** What the projection of one document depends on beside the document. */
export type ProjectionContext = {
  /** Effective disclosure of every column by its key: see `columnDisclosures`. */
  columns: ReadonlyMap<string, Disclosure>
  /** Which groups of statistics the county has opened. */
  statistics: OpenedStatistics
  now: Date
}

const audience: Disclosure = 'public'

const marking = (value: unknown): Disclosure => disclosures.find((disclosure) => disclosure === value) ?? 'department'

/** Who may read each column: the narrowest marking among it and the columns above it, by key. A cycle counts as `department`. */
export function columnDisclosures(columns: readonly StoredColumn[]): Map<string, Disclosure> {
  const byId = new Map(columns.map((item) => [item.documentId, item]))
  const effective = (item: StoredColumn, seen: ReadonlySet<string>): Disclosure => {
    if (seen.has(item.documentId)) return 'department'
    const own = marking(item.disclosure)
    if (!item.parent) return own
    const above = byId.get(item.parent.documentId)
    return above ? narrowest(own, effective(above, new Set([...seen, item.documentId]))) : 'department'
  }
  return new Map(columns.flatMap((item) => (item.key ? [[item.key, effective(item, new Set())] as const] : [])))
}

/** What became of one stored document: its public record, or what keeps a document that should be public from having one. */
export type Projected = { record: PublicRecord | null; problem: string | null }

/**
 * The public projection of one stored document: what the public site may know of it, or null where that is nothing.
 * Pure, and never throws. What comes out satisfies the strict record contract; whatever does not is withheld rather than
 * sent half, and `problem` says in one line which fields are at fault.
 */
export function project(stored: StoredDocument, context: ProjectionContext): Projected {
  try {
    const candidate = shape(stored, context)
    if (candidate === null) return { record: null, problem: null }
    const checked = publicRecord.safeParse(candidate)
    if (checked.success) return { record: checked.data, problem: null }
    return { record: null, problem: problemOf(stored.type, checked.error.issues) }
  } catch (error) {
    return { record: null, problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

/** The fields at fault under their Chinese names, at most three. */
function problemOf(type: StoredDocument['type'], issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const fields = documentTypes.find(({ name }) => name === type)?.fields ?? {}
  const texts = issues.map(({ path, message }) => {
    const label = fields[String(path[0])]?.label
    return `${label ? `“${label}”` : ''}${path.join('.')} ${message}`
  })
  return [...new Set(texts)].slice(0, 3).join('；')
}

function shape(stored: StoredDocument, context: ProjectionContext): Record<string, unknown> | null {
  switch (stored.type) {
    case 'site-setting':
      return shapeSiteSetting(stored.document)
    case 'column':
      return shapeColumn(stored.document, context)
    case 'organization':
      return shapeOrganization(stored.document, context)
    case 'overview':
      return shapeOverview(stored.document)
    case 'article':
      return shapeArticle(stored.document, context)
    case 'activity':
      return shapeActivity(stored.document, context)
    case 'redirect':
      return shapeRedirect(stored.document)
    case 'synonym':
      return shapeSynonym(stored.document)
  }
}

function shapeSiteSetting(document: StoredSiteSetting) {
  const open = disclose(siteSetting.fields, document, audience)
  const named = Object.entries(siteSetting.fields)
    .filter(([, field]) => mayRead(audience, field.disclosure ?? 'department'))
    .map(([name, field]): [string, unknown] => [name, field.kind === 'boolean' ? flag(open[name]) : text(open[name])])
  const record = Object.fromEntries(named)
  return {
    ...record,
    type: 'site-setting',
    id: document.documentId,
    siteName: record.siteName ?? '党建网',
    freshnessDisclosure: record.freshnessDisclosure ?? 'aggregate',
  }
}

function shapeColumn(document: StoredColumn, context: ProjectionContext) {
  if (!document.key || !mayRead(audience, context.columns.get(document.key) ?? 'department')) return null
  const open = disclose(column.fields, document, audience)
  return {
    type: 'column',
    id: open.documentId,
    key: text(open.key),
    title: text(open.title),
    slug: text(open.slug),
    parentKey: text(open.parent?.key),
    order: open.order ?? 0,
    description: text(open.description),
    profile: open.profile ?? 'none',
    limit: open.limitOn ? text(open.limit) : null,
    appliesTo: open.appliesTo ?? [],
    lifecycle: open.lifecycle ?? 'open',
  }
}

function shapeOrganization(document: StoredOrganization, context: ProjectionContext) {
  const open = disclose(organization.fields, document, audience)
  const newest = (open.statistics ?? [])
    .flatMap(({ takenOn, total }, index) => {
      const on = day(takenOn)
      return on && typeof total === 'number' ? [{ members: { total, takenOn: on }, index }] : []
    })
    .sort((a, b) => (a.members.takenOn < b.members.takenOn ? 1 : -1))[0]
  const counts = newest && { ...document.statistics?.[newest.index], total: newest.members.total }
  return {
    type: 'organization',
    id: open.documentId,
    code: text(open.code),
    name: text(open.name),
    shortName: text(open.shortName),
    slug: text(open.slug),
    kind: open.kind,
    form: open.form ?? '正式',
    category: open.category,
    parentId: open.parent?.documentId ?? null,
    order: open.order ?? 0,
    establishedOn: day(open.establishedOn),
    electedOn: day(open.electedOn),
    address: text(open.address),
    officePhone: text(open.officePhone),
    hasActivityRoom: open.hasActivityRoom ?? null,
    members: newest?.members ?? null,
    statistics: counts ? disclosedStatistics(counts, openedTo(document, context.statistics)) : [],
    lifecycle: open.lifecycle ?? 'active',
    mergedIntoId: open.mergedInto?.documentId ?? null,
    formerNames: (open.history ?? []).flatMap((past) => {
      const name = text(past.name)
      return name ? [{ name, until: day(past.until) }] : []
    }),
  }
}

function shapeOverview(document: StoredOverview) {
  const open = disclose(overview.fields, document, audience)
  if (!open.organization) return null
  const body = open.body ?? ''
  return {
    type: 'overview',
    id: open.documentId,
    organizationId: open.organization.documentId,
    summary: text(open.summary),
    body,
    bodyPictures: bodyPictures(body, open.bodyPictures),
    leaders: (open.leaders ?? []).map((leader) => {
      const shown = consents(leader.person) ? leader.person : null
      return { post: text(leader.post), name: text(shown?.name), portrait: picture(shown?.portrait) }
    }),
    cover: picture(open.cover),
    roomPhotos: pictures(open.roomPhotos),
    confirmedOn: day(open.confirmedOn),
    updatedAt: instant(open.updatedAt),
  }
}

function entryIsPublic(document: StoredArticle | StoredActivity, context: ProjectionContext): boolean {
  const columnMark = context.columns.get(document.column?.key ?? '') ?? 'department'
  return mayRead(audience, narrowest(marking(document.disclosure), columnMark))
}

function shapeEntry(open: StoredArticle | StoredActivity) {
  const body = open.body ?? ''
  return {
    id: open.documentId,
    publicId: text(open.publicId),
    title: text(open.title),
    shortTitle: text(open.shortTitle),
    columnKey: text(open.column?.key),
    listedAt: instant(open.listedAt),
    updatedAt: instant(open.updatedAt),
    summary: text(open.summary) ?? excerpt(body),
    body,
    bodyPictures: bodyPictures(body, open.bodyPictures),
    cover: picture(open.cover),
    attachments: attachments(open.attachments),
    pinned: flag(open.pinned),
  }
}

function shapeArticle(document: StoredArticle, context: ProjectionContext) {
  const ended = instant(document.takeDownAt)
  if (!entryIsPublic(document, context) || (ended && ended <= context.now.toISOString())) return null
  const open = disclose(article.fields, document, audience)
  return {
    type: 'article',
    ...shapeEntry(open),
    sourceName: text(open.sourceName),
    sourceUrl: text(open.sourceUrl),
    originalTitle: text(open.originalTitle),
    documentNumber: text(open.documentNumber),
    issuedOn: day(open.issuedOn),
  }
}

function shapeActivity(document: StoredActivity, context: ProjectionContext) {
  if (!entryIsPublic(document, context)) return null
  if (document.column?.key === 'study-exemplar' && !consents(document.exemplar)) return null
  const open = disclose(activity.fields, document, audience)
  if (!open.organization) return null
  return {
    type: 'activity',
    ...shapeEntry(open),
    organizationId: open.organization.documentId,
    occurredOn: day(open.occurredOn),
    author: text(open.author),
    photos: pictures(open.photos),
    meeting: open.meeting?.kind
      ? {
          kind: open.meeting.kind,
          attendance: open.meeting.attendance ?? null,
          expected: open.meeting.expected ?? null,
        }
      : null,
    progress:
      typeof open.progress?.percent === 'number'
        ? {
            percent: open.progress.percent,
            stage: text(open.progress.stage),
            before: picture(open.progress.before),
            after: picture(open.progress.after),
          }
        : null,
  }
}

function shapeRedirect(document: StoredRedirect) {
  const moved = document.responseCode === 'moved'
  return {
    type: 'redirect',
    id: document.documentId,
    from: text(document.from),
    to: moved ? text(document.to) : null,
    responseCode: moved ? 301 : 410,
  }
}

function shapeSynonym(document: StoredSynonym) {
  const open = disclose(synonym.fields, document, audience)
  return { type: 'synonym', id: open.documentId, words: wordsOf(open.words ?? '') }
}
