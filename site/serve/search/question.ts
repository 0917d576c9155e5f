import type { Asked } from '../../search/port.ts'

/** What the search thread is asked: a page of results as data, suggestions, or the search page with its results in it. */
export type Question =
  | { kind: 'answer'; asked: Asked }
  | { kind: 'suggest'; typed: string; limit: number }
  | { kind: 'page'; asked: Asked; html: string }

/** The encodings that an answer is made in while somebody waits. */
export type Encoding = 'br' | 'gzip' | 'identity'

export type Asking = { id: number; question: Question; encoding: Encoding }
/** `body` null: the question has no answer now, such as where there is no index yet. */
export type Reply = { id: number; body: Uint8Array | null }

/** What the thread is told and does not answer: that a result was opened for a query, and that it is to end. */
export type Told = { opened: { query: string; url: string } } | 'goodbye'
