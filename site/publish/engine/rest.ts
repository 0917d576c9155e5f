import { setImmediate as nextTurn } from 'node:timers/promises'

/** Gives the event loop a turn whenever `ms` milliseconds have passed since the last: to be awaited inside long loops. */
export function restEvery(ms: number): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < ms) return
    await nextTurn()
    since = performance.now()
  }
}
