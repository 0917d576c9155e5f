import { setTimeout as wait } from 'node:timers/promises'

const firstMs = 200
const longestMs = 2_000

/** How long to wait before attempt number `attempt` (0 for the first retry). */
const backoffMs = (attempt: number): number => Math.min(longestMs, firstMs * 2 ** attempt)

/** Tries until it succeeds or the signal aborts, waiting longer each time. */
export async function untilDone<Result>(
  run: () => Promise<Result>,
  onFailure: (error: unknown, nextMs: number) => void,
  signal: AbortSignal,
): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted()
    try {
      return await run()
    } catch (error) {
      signal.throwIfAborted()
      onFailure(error, backoffMs(attempt))
      await wait(backoffMs(attempt), undefined, { signal })
    }
  }
}
