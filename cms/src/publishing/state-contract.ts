import type { HeldNotice } from './held-contract.ts'

/**
 * What `GET /admin/publishing/state/:uid/:documentId` answers (for a signed-in administrator): where one document stands
 * on its way to the public site. Built from the outbox and the receipts; used by the panel beside the editor.
 */
export type PublishingState = {
  /**
   * unpublished: nothing of it is public · publishing: committed, no receipt yet ·
   * live: a receipt says that the published version is there ·
   * queued: the site is rolled back to a release without it · held: the engine could not, and says why
   */
  state: 'unpublished' | 'publishing' | 'live' | 'held' | 'queued'
  /** Whole public address, when there is one. */
  url: string | null
  /** When the newest published version went live, ISO 8601. */
  liveAt: string | null
  /** From the editor's publish to live, in milliseconds. */
  ms: number | null
  /** With `held`: what is wrong with its own pages. With `live`: other pages that show it and could not be made. */
  held: HeldNotice[]
}
