import { channel } from 'node:diagnostics_channel'

/** The steps between an editor's commit and a reader's page, in their order. */
export type Step =
  | 'feed-read'
  | 'replica-writing'
  | 'replica-written'
  | 'object-writing'
  | 'object-written'
  | 'manifest-committing'
  | 'manifest-committed'
  | 'search-committing'
  | 'search-committed'
  | 'receipts-posting'
  | 'receipts-posted'

const steps = channel('huoye:step')

/** Says that a step is reached, to whoever traces the process; costs nothing while nobody does. */
export function reached(step: Step): void {
  if (steps.hasSubscribers) steps.publish({ step })
}
