/** The steps of a publish that processes announce on the diagnostics channel `huoye:step`, by process and in their order. */
export const steps = {
  cms: ['document-committing', 'document-committed'],
  publisher: [
    'feed-read',
    'replica-writing',
    'replica-written',
    'object-writing',
    'object-written',
    'manifest-committing',
    'manifest-committed',
    'search-committing',
    'search-committed',
    'receipts-posting',
    'receipts-posted',
  ],
} as const

export type Step = (typeof steps)['cms' | 'publisher'][number]

export const allSteps: readonly Step[] = [...steps.cms, ...steps.publisher]
