/** What a child process may tell the supervisor over its channel. */
export type Message =
  | { readonly kind: 'ready' }
  /** The one-time link for the first administrator; null when there is one. */
  | { readonly kind: 'login'; readonly url: string | null }
  /** What it is doing now, for people who wait. */
  | { readonly kind: 'progress'; readonly text: string }

/** Reads a message; null for anything that is none. */
export function readMessage(raw: unknown): Message | null {
  if (typeof raw !== 'object' || raw === null) return null
  if ('ready' in raw && raw.ready === true) return { kind: 'ready' }
  if ('loginUrl' in raw && (typeof raw.loginUrl === 'string' || raw.loginUrl === null)) {
    return { kind: 'login', url: raw.loginUrl }
  }
  if ('progress' in raw && typeof raw.progress === 'string') return { kind: 'progress', text: raw.progress }
  return null
}
