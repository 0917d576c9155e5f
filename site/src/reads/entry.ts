import { type Attachment, addresses, type ColumnRecord, dayOf, type EntryRecord } from '@huoye/content-types'
import { defineRead, type Neighbours, type Replica, sortKey } from '../../publish/reads/index.ts'
import { columnPath, columnScope } from '../listing/column-scope.ts'
import { organizationName, placeName } from '../organizations/names.ts'
import { type ShownPicture, shownPicture } from '../pictures/shown.ts'
import { type BodyPart, bodyParts } from '../text/body-parts.ts'
import { branchPath, townOf } from './branch-path.ts'
import { type EntryLink, entryLink } from './entry-view.ts'
import type { Link } from './link.ts'

/** The text of an entry and what stands beside it. */
export type EntryPage = {
  address: string
  title: string
  listedAt: string
  updatedAt: string
  summary: string
  body: BodyPart[]
  column: { key: string; title: string; description: string | null; profile: ColumnRecord['profile'] }
  trail: Link[]
  cover: ShownPicture | null
  attachments: Attachment[]
}

export type ArticlePage = EntryPage & {
  source: { name: string; url: string | null } | null
  originalTitle: string | null
  documentNumber: string | null
  issuedOn: string | null
}

export type ActivityPage = EntryPage & {
  branch: { name: string; place: string; href: string; column: Link }
  occurredOn: string | null
  author: string | null
  photos: ShownPicture[]
  meeting: { kind: string; attendance: number | null; expected: number | null } | null
  progress: { percent: number; stage: string | null; before: ShownPicture | null; after: ShownPicture | null } | null
}

/** A county article by the year and id in its address; null when there is none at that address. */
export const readArticle = defineRead('article', (replica, { year, publicId }: EntryArgs): ArticlePage | null => {
  const record = replica.find('article', 'publicId', publicId)
  if (!record || !dayOf(record.listedAt).startsWith(year)) return null
  const { sourceName, sourceUrl, originalTitle, documentNumber, issuedOn } = record
  const source = sourceName === null ? null : { name: sourceName, url: sourceUrl }
  const trail = columnTrail(replica, record.columnKey)
  return { ...entryPage(replica, record), trail, source, originalTitle, documentNumber, issuedOn }
})

/** A branch's activity by the year and id in its address; null when there is none at that address. */
export const readActivity = defineRead('activity', (replica, { year, publicId }: EntryArgs): ActivityPage | null => {
  const record = replica.find('activity', 'publicId', publicId)
  const organization = record && replica.get('organization', record.organizationId)
  if (!record || !organization || !dayOf(record.listedAt).startsWith(year)) return null
  const unit = townOf(replica, organization)
  const column = replica.find('column', 'key', record.columnKey)
  const home = addresses.branchHome(organization.slug)
  const name = organizationName(organization)
  const columnLink = {
    href: column ? addresses.branchColumn(organization.slug, column.slug) : home,
    title: column?.title ?? '',
  }
  const { occurredOn, author, photos, meeting, progress } = record
  return {
    ...entryPage(replica, record),
    trail: [...branchPath(replica, organization), columnLink],
    branch: { name, place: placeName(organization, unit), href: home, column: columnLink },
    occurredOn,
    author,
    photos: photos.map(shownPicture),
    meeting,
    progress: progress && { ...progress, before: shown(progress.before), after: shown(progress.after) },
  }
})

export type EntryArgs = { year: string; publicId: string }
export type Beside = { newer: EntryLink | null; older: EntryLink | null; earlier: EntryLink[] }

const earlierEntries = 4

/**
 * The entries beside one in its listing, and a few that came before it in the same branch or column.
 * Only earlier ones: a later publish then changes one page, not all.
 */
export const readBeside = defineRead('beside', (replica, { type, publicId }: BesideArgs): Beside | null => {
  const record = replica.find(type, 'publicId', publicId)
  if (!record) return null
  const organization = record.type === 'activity' ? { organization: record.organizationId } : {}
  const column = { column: record.columnKey, ...organization }
  const { newer, older }: Neighbours = replica.neighbours(column, record)
  const near = record.type === 'activity' ? { organization: record.organizationId } : column
  const earlier = replica.entries({ scope: near, after: sortKey(record), limit: earlierEntries })
  return { newer: newer && entryLink(newer), older: older && entryLink(older), earlier: earlier.map(entryLink) }
})

export type BesideArgs = { type: EntryRecord['type']; publicId: string }

const shown = (picture: EntryRecord['cover']): ShownPicture | null => picture && shownPicture(picture)

function entryPage(replica: Replica, record: EntryRecord): Omit<EntryPage, 'trail'> {
  const column = replica.find('column', 'key', record.columnKey)
  const { title, listedAt, updatedAt, summary, attachments } = record
  return {
    address: addresses.entry(record),
    title,
    listedAt,
    updatedAt,
    summary,
    body: bodyParts(record.body, record.bodyPictures),
    attachments,
    cover: shown(record.cover),
    column: {
      key: record.columnKey,
      title: column?.title ?? '',
      description: column?.description ?? null,
      profile: column?.profile ?? 'none',
    },
  }
}

/** The columns above an article that have a listing, itself included. */
function columnTrail(replica: Replica, key: string): Link[] {
  const columns = replica.list('column')
  const column = columns.find((candidate) => candidate.key === key)
  if (!column) return []
  return columnPath(columns, column)
    .filter((above) => replica.has(columnScope(columns, above)))
    .filter((above) => above.key !== 'county-affairs')
    .map((above) => ({ href: addresses.columnListing(above), title: above.title }))
}
