import { channel } from 'node:diagnostics_channel'

/** The steps of one write: its event stands in the open transaction, and the transaction is committed. */
export type Step = 'document-committing' | 'document-committed'

const steps = channel('huoye:step')

/** Says that a step is reached, to whoever traces the process; costs nothing while nobody does. */
export function reached(step: Step): void {
  if (steps.hasSubscribers) steps.publish({ step })
}
