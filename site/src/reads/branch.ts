import { addresses, dayOf, type OrganizationRecord } from '@huoye/content-types'
import { defineRead, type EntryCard, type Replica } from '../../publish/reads/index.ts'
import { columnScope, entryColumns } from '../listing/column-scope.ts'
import { organizationName } from '../organizations/names.ts'
import { below } from '../organizations/tree.ts'
import { type BranchArgs, branchPath } from './branch-path.ts'
import { type EntryLink, type EntryView, entryLink, entryView } from './entry-view.ts'
import type { Link } from './link.ts'

/** Who a Party organization is, as its pages print it. */
export type Branch = Pick<
  OrganizationRecord,
  | 'slug'
  | 'shortName'
  | 'kind'
  | 'form'
  | 'category'
  | 'establishedOn'
  | 'electedOn'
  | 'address'
  | 'officePhone'
  | 'hasActivityRoom'
  | 'members'
  | 'lifecycle'
  | 'formerNames'
> & { name: string; fullName: string; path: Link[]; superior: Link | null; mergedInto: Link | null }

/** An organization by its slug; null when there is none. */
export const readBranch = defineRead('branch', (replica, { slug }: BranchArgs): Branch | null => {
  const organization = replica.find('organization', 'slug', slug)
  if (!organization) return null
  const {
    type: _type,
    id: _id,
    code: _code,
    order: _order,
    statistics: _statistics,
    name: fullName,
    parentId,
    mergedIntoId,
    ...shown
  } = organization
  const parent = parentId === null ? null : replica.get('organization', parentId)
  const merged = mergedIntoId === null ? null : replica.get('organization', mergedIntoId)
  return {
    ...shown,
    name: organizationName(organization),
    fullName,
    superior: parent && homeLink(parent),
    path: branchPath(replica, organization),
    mergedInto: merged && homeLink(merged),
  }
})

const homeLink = (organization: OrganizationRecord): Link => ({
  href: addresses.branchHome(organization.slug),
  title: organizationName(organization),
})

export type Shelf = { title: string; address: string; entries: EntryLink[] }
export type Feature = Pick<EntryView, 'href' | 'title' | 'day' | 'summary' | 'cover' | 'percent'> & {
  /** What it is: the kind of meeting, else its column. */
  label: string
  pinned: boolean
}
export type BranchEntries = {
  feature: Feature | null
  shelves: Shelf[]
  /** Columns of finished campaigns in which the branch wrote. */
  archived: Link[]
}

const shelfLength = 3

/** A branch's newest entry and its columns; empty columns are left out. */
export const readBranchEntries = defineRead('branch-entries', (replica, { slug }: BranchArgs): BranchEntries | null => {
  const organization = replica.find('organization', 'slug', slug)
  if (!organization) return null
  const columns = replica.list('column')
  const newest = featured(replica, organization.id)
  const shelves: Shelf[] = []
  const archived: Link[] = []
  for (const column of entryColumns(columns)) {
    const scope = columnScope(columns, column, organization.id)
    const cards = replica.entries({ scope, limit: shelfLength + 1 })
    const address = addresses.branchColumn(slug, column.slug)
    if (cards.length === 0) continue
    if (column.lifecycle === 'archived') archived.push({ href: address, title: column.title })
    else shelves.push({ title: column.title, address, entries: withoutFeature(cards, newest) })
  }
  const column = columns.find(({ key }) => key === newest?.columnKey)
  return {
    feature: newest ? featureOf(newest, column?.title ?? '') : null,
    shelves,
    archived,
  }
})

const featured = (replica: Replica, organization: string): EntryCard | undefined =>
  replica.entries({ scope: { organization, pinned: true }, limit: 1 })[0] ??
  replica.entries({ scope: { organization }, limit: 1 })[0]

function withoutFeature(cards: EntryCard[], feature: EntryCard | undefined): Shelf['entries'] {
  const others = cards.filter((card) => card.publicId !== feature?.publicId)
  return (others.length > 0 ? others : cards).slice(0, shelfLength).map(entryLink)
}

function featureOf(card: EntryCard, column: string): Feature {
  const { href, title, day, summary, cover, percent, meeting } = entryView(card)
  return { href, title, day, summary, cover, percent, label: meeting?.kind ?? column, pinned: card.pinned }
}

export type Subordinate = { href: string; name: string; kind: OrganizationRecord['kind']; newest: EntryLink | null }

/** The organizations directly below one, each with its newest entry. */
export const readSubordinates = defineRead('subordinates', (replica, { slug }: BranchArgs): Subordinate[] => {
  const organization = replica.find('organization', 'slug', slug)
  if (!organization) return []
  const active = replica.where('organization', 'parentId', organization.id).filter((one) => one.lifecycle === 'active')
  return below(active, organization.id).map((one) => {
    const newest = replica.entries({ scope: { organization: one.id }, limit: 1 })[0]
    return {
      href: addresses.branchHome(one.slug),
      name: one.shortName,
      kind: one.kind,
      newest: newest ? entryLink(newest) : null,
    }
  })
})

/** The day a branch last published or confirmed anything; null when it never did. */
export const readBranchDay = defineRead('branch-day', (replica, { slug }: BranchArgs): string | null => {
  const organization = replica.find('organization', 'slug', slug)
  if (!organization) return null
  const newest = replica.entries({ scope: { organization: organization.id }, limit: 1 })[0]
  const overview = replica.find('overview', 'organizationId', organization.id)
  const days = [newest && dayOf(newest.listedAt), overview && dayOf(overview.updatedAt)].filter((day) => !!day)
  return days.sort().at(-1) ?? null
})
