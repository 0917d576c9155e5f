import { dayOf, type OverviewRecord } from '@huoye/content-types'
import { defineRead, type Replica } from '../../publish/reads/index.ts'
import { type ShownPicture, shownPicture } from '../pictures/shown.ts'
import { type BodyPart, bodyParts } from '../text/body-parts.ts'
import type { BranchArgs } from './branch-path.ts'

export type Leader = { post: string; name: string | null; portrait: ShownPicture | null }
export type Committee = { leaders: Leader[]; summary: string | null; cover: ShownPicture | null }
export type Overview = Committee & {
  body: BodyPart[]
  roomPhotos: ShownPicture[]
  confirmedOn: string | null
  updatedOn: string
  updatedAt: string
}

/** What a branch's home shows of its overview; null while there is none. */
export const readCommittee = defineRead('committee', (replica, args: BranchArgs): Committee | null => {
  const overview = overviewOf(replica, args)
  return overview && committeeIn(overview)
})

/** A branch's whole overview; null while there is none. */
export const readOverview = defineRead('overview', (replica, args: BranchArgs): Overview | null => {
  const overview = overviewOf(replica, args)
  if (!overview) return null
  return {
    ...committeeIn(overview),
    body: bodyParts(overview.body, overview.bodyPictures),
    roomPhotos: overview.roomPhotos.map(shownPicture),
    confirmedOn: overview.confirmedOn,
    updatedOn: dayOf(overview.updatedAt),
    updatedAt: overview.updatedAt,
  }
})

function overviewOf(replica: Replica, { slug }: BranchArgs): OverviewRecord | null {
  const organization = replica.find('organization', 'slug', slug)
  return organization && replica.find('overview', 'organizationId', organization.id)
}

const committeeIn = ({ leaders, summary, cover }: OverviewRecord): Committee => ({
  leaders: leaders.map((leader) => ({ ...leader, portrait: leader.portrait && shownPicture(leader.portrait) })),
  summary,
  cover: cover && shownPicture(cover),
})
