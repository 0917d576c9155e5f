import { addresses, dayOf } from '@huoye/content-types'
import type { EntryCard, Replica } from '../../publish/reads/index.ts'
import { placeName } from '../organizations/names.ts'
import { type ShownPicture, shownPicture } from '../pictures/shown.ts'
import { townOf } from './branch-path.ts'

/** A dated title that leads somewhere. */
export type EntryLink = { href: string; title: string; day: string }

/** An entry as a listing shows it. */
export type EntryView = EntryLink & {
  summary: string
  cover: ShownPicture | null
  /** 三会一课 kind, shown as a label. */
  meeting: { kind: string; attendance: number | null; expected: number | null } | null
  percent: number | null
  source: string | null
  documentNumber: string | null
  photoCount: number
  attachmentCount: number
}

/** The place an entry comes from. */
export type Place = { href: string; name: string }

/** Title and day, with the short title where there is one. */
export const entryLink = (card: EntryCard): EntryLink => ({
  href: addresses.entry(card),
  title: card.shortTitle ?? card.title,
  day: dayOf(card.listedAt),
})

/** Everything a listing prints of an entry. */
export const entryView = (card: EntryCard): EntryView => ({
  href: addresses.entry(card),
  title: card.title,
  day: dayOf(card.listedAt),
  summary: card.summary,
  cover: card.cover ? shownPicture(card.cover) : null,
  meeting: card.meeting,
  percent: card.percent,
  source: card.sourceName,
  documentNumber: card.documentNumber,
  photoCount: card.photoCount,
  attachmentCount: card.attachmentCount,
})

/** Where an entry comes from: its branch, named with its town; null for county articles. */
export function placeOf(replica: Replica, card: Pick<EntryCard, 'organizationId'>): Place | null {
  if (card.organizationId === null) return null
  const organization = replica.get('organization', card.organizationId)
  if (!organization) return null
  return {
    href: addresses.branchHome(organization.slug),
    name: placeName(organization, townOf(replica, organization)),
  }
}
