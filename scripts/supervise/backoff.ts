/** How long a process must have run for its earlier crashes to be forgotten. */
const steadyMs = 60_000

/** Milliseconds between a crash and the restart: the pause doubles from `firstMs` with every crash in a row. */
export interface Pause {
  readonly firstMs: number
  readonly longestMs: number
}

const preset: Pause = { firstMs: 500, longestMs: 30_000 }

/** Crashes in a row before the first readiness after which a start is given up. */
const hopeless = 3

/** What is known about a process that has just ended by itself. */
export interface Crash {
  /** Crashes in a row before this one. */
  readonly before: number
  readonly ranMs: number
  readonly everReady: boolean
}

export type Verdict =
  | { readonly do: 'restart'; readonly inMs: number; readonly row: number }
  | { readonly do: 'give-up' }

/** A process that was ready once is always restarted, later and later; one that never gets ready is given up. */
export function afterCrash(crash: Crash, { firstMs, longestMs }: Pause = preset): Verdict {
  const row = (crash.ranMs >= steadyMs ? 0 : crash.before) + 1
  if (!crash.everReady && row >= hopeless) return { do: 'give-up' }
  return { do: 'restart', inMs: Math.min(firstMs * 2 ** (row - 1), longestMs), row }
}
