import { dayOf } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import { type ShownPicture, shownPicture } from '../pictures/shown.ts'
import type { BranchArgs } from './branch-path.ts'

export type Leader = { post: string; name: string | null; portrait: ShownPicture | null }
export type Committee = { leaders: Leader[]; summary: string | null; cover: ShownPicture | null }
export type Overview = Committee & {
  body: string
  roomPhotos: ShownPicture[]
  confirmedOn: string | null
  updatedOn: string
  updatedAt: string
}

/** What a branch's home shows of its overview; null while there is none. */
export const readCommittee = defineRead('committee', (replica, { slug }: BranchArgs): Committee | null => {
  const organization = replica.find('organization', 'slug', slug)
  const overview = organization && replica.find('overview', 'organizationId', organization.id)
  if (!overview) return null
  return {
    leaders: overview.leaders.map((leader) => ({
      ...leader,
      portrait: leader.portrait && shownPicture(leader.portrait),
    })),
    summary: overview.summary,
    cover: overview.cover && shownPicture(overview.cover),
  }
})

/** A branch's whole overview; null while there is none. */
export const readOverview = defineRead('overview', (replica, { slug }: BranchArgs): Overview | null => {
  const organization = replica.find('organization', 'slug', slug)
  const overview = organization && replica.find('overview', 'organizationId', organization.id)
  if (!overview) return null
  return {
    leaders: overview.leaders.map((leader) => ({
      ...leader,
      portrait: leader.portrait && shownPicture(leader.portrait),
    })),
    summary: overview.summary,
    cover: overview.cover && shownPicture(overview.cover),
    body: overview.body,
    roomPhotos: overview.roomPhotos.map(shownPicture),
    confirmedOn: overview.confirmedOn,
    updatedOn: dayOf(overview.updatedAt),
    updatedAt: overview.updatedAt,
  }
})
