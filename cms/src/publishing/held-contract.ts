/** One page that could not be made, or one document that could not be sent, in words for the person who reads it. */
export type HeldNotice = {
  /** Address on the public site; null for what has none of its own. */
  path: string | null
  /** Stable, such as HUOYE-PAGE-001. */
  code: string
  /** What happened, what to do, and what readers see meanwhile: Chinese sentences. */
  what: string
  advice: string
  standing: string
  /** Technical, for small print. */
  detail: string
  /** First failure in a row, ISO 8601. */
  since: string
  attempts: number
  quarantined: boolean
}

/** A document as lists name it, and what its edit view is reached by. */
export type HeldDocument = { uid: string; documentId: string; single: boolean; label: string; title: string }

/** What `GET /admin/publishing/held` answers, for those who may see it: everything that is held. */
export type HeldList = {
  /** More than `items` when so much is held that only the oldest are listed. */
  total: number
  items: (HeldNotice & { document: HeldDocument | null; suspects: HeldDocument[] })[]
  /** When the publisher spoke last; null before it ever did. */
  reportedAt: string | null
  /** Changes that the site has not said to be live: how many, and since when the oldest waits. Null where there are none. */
  waiting: { count: number; since: string } | null
}

/** The permission that a role needs to see the list. */
export const seeHeld = 'admin::publishing.held'
