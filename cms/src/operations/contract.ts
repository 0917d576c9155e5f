import type { PublisherState, Release, ReleaseDiff } from '@huoye/content-types'
import type { HeldDocument } from '../publishing/held-contract.ts'

/** The permissions that a role needs: to see and run the public site, and to withdraw documents at once and for good. */
export const operateSite = 'admin::publishing.operate'
export const withdrawDocuments = 'admin::publishing.withdraw'

/** A release with who caused it and what it brought. `more` counts the documents that are not named. */
export type ShownRelease = Omit<Release, 'events' | 'eventCount'> & {
  by: string[]
  documents: HeldDocument[]
  more: number
}

/** What was withdrawn: never what it said. */
export type ShownWithdrawal = {
  seq: number
  at: string
  label: string
  by: string | null
  reason: string
  /** No copy is left, in no kept release either. */
  erased: boolean
}

/** What the page of the public site shows; sent anew whenever it changes (`GET /admin/publishing/events`). */
export type SiteView = {
  /** Null where no publisher answers: readers notice nothing of that. */
  state: Omit<PublisherState, 'held'> | null
  held: number
  /** Changes of the CMS that are not in the newest release, and since when the oldest waits. */
  waiting: { count: number; since: string } | null
  /** Changes that whoever else follows the outbox has not taken yet; 0 where it has kept up. */
  consumers: { consumer: string; waiting: number }[]
  publicUrl: string
  releases: ShownRelease[]
  withdrawals: ShownWithdrawal[]
}

/** `GET /admin/publishing/diff?from=A&to=B`. */
export type { ReleaseDiff }
/** `POST /admin/publishing/rebuild`, `/rollback` and `/withdraw`; `/resume` takes nothing. */
export type RebuildRequest = { full: boolean }
export type RollbackRequest = { release: number }
export type WithdrawRequest = { uid: string; documentId: string; reason: string } | { path: string; reason: string }
