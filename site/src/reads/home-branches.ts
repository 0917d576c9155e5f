import { addresses, dayOf, type OrganizationRecord } from '@huoye/content-types'
import { defineRead, type EntryCard, type Replica } from '../../publish/reads/index.ts'
import { childColumns, columnScope } from '../listing/column-scope.ts'
import { isTown } from '../organizations/names.ts'
import { below, countyOf, units } from '../organizations/tree.ts'
import { type EntryLink, entryLink, type Place, placeOf } from './entry-view.ts'
import type { Link } from './link.ts'

export type LedgerDay = { day: string; entries: (EntryLink & { place: Place | null })[] }
export type Ledger = { address: string | null; days: LedgerDay[] }
export type Campaign = {
  title: string
  description: string | null
  address: string
  columns: { title: string; address: string; entries: (EntryLink & { place: string; percent: number | null })[] }[]
}
export type UpdatedUnit = { title: string; href: string | null; branches: Link[] }

const lengthOf = { ledger: 14, campaign: 4, updated: 160, perUnit: 14 }

/** The newest activities of all branches, by day. */
export const readHomeLedger = defineRead('home-ledger', (replica): Ledger => {
  const column = replica.find('column', 'key', 'branch-activities')
  const days: LedgerDay[] = []
  for (const card of replica.entries({ scope: { type: 'activity' }, limit: lengthOf.ledger })) {
    const day = dayOf(card.listedAt)
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] })
    days.at(-1)?.entries.push({ ...entryLink(card), place: placeOf(replica, card) })
  }
  return { address: column && addresses.columnListing(column), days }
})

export type Units = { towns: Link[]; departments: Link[] }

/** Towns and departments directly below the county, each leading to its page. */
export const readHomeUnits = defineRead('home-units', (replica): Units => {
  const all = replica.list('organization').filter((organization) => organization.lifecycle === 'active')
  const county = countyOf(all)
  const units = county ? below(all, county.id).filter((organization) => organization.kind !== '党支部') : []
  return {
    towns: units.filter(isTown).map(branchLink),
    departments: units.filter((unit) => !isTown(unit)).map(branchLink),
  }
})

/** The campaign in progress: the last open group of 党支部动态, progress and meetings first. */
export const readHomeCampaign = defineRead('home-campaign', (replica): Campaign | null => {
  const columns = replica.list('column')
  const group = childColumns(columns, 'branch-activities').findLast(
    (column) => column.lifecycle === 'open' && childColumns(columns, column.key).length > 0,
  )
  if (!group) return null
  const shown = childColumns(columns, group.key)
    .filter((column) => column.lifecycle === 'open')
    .sort((left, right) => Number(left.profile === 'none') - Number(right.profile === 'none'))
    .map((column) => ({
      title: column.title,
      address: addresses.columnListing(column),
      entries: replica
        .entries({ scope: columnScope(columns, column), limit: lengthOf.campaign })
        .map((card) => ({ ...entryLink(card), place: placeOf(replica, card)?.name ?? '', percent: card.percent })),
    }))
    .filter((column) => column.entries.length > 0)
  if (shown.length === 0) return null
  return {
    title: group.title,
    description: group.description,
    address: addresses.columnListing(group),
    columns: shown.slice(0, 3),
  }
})

/** Branches that published most recently, run in by town like the index of a book. */
export const readHomeUpdated = defineRead('home-updated', (replica): UpdatedUnit[] => {
  const recent = new Set(
    replica
      .places({ scope: { type: 'activity' }, limit: lengthOf.updated })
      .map(({ organizationId }) => organizationId),
  )
  const all = replica.list('organization').filter((organization) => organization.lifecycle === 'active')
  return units(all)
    .map(({ head, branches }) => ({
      title: head?.shortName ?? '县直单位',
      href: head && addresses.branchHome(head.slug),
      branches: branches
        .filter((branch) => recent.has(branch.id))
        .slice(0, lengthOf.perUnit)
        .map(branchLink),
    }))
    .filter((unit) => unit.branches.length > 0)
})

const branchLink = (branch: OrganizationRecord): Link => ({
  href: addresses.branchHome(branch.slug),
  title: branch.shortName,
})

/** The newest day anything was listed; null for an empty site. */
export const readNewestDay = defineRead('newest-day', (replica: Replica): string | null => {
  const newest: EntryCard | undefined = replica.entries({ scope: {}, limit: 1 })[0]
  return newest ? dayOf(newest.listedAt) : null
})
