import { setTimeout as wait } from 'node:timers/promises'
/** Looks until there is something other than null, and gives it; null when there is nothing within the time. */
export async function until<T>(look: () => Promise<T | null> | T | null, withinMs: number): Promise<T | null> {
  const deadline = performance.now() + withinMs
  while (true) {
    const found = await look()
    if (found !== null || performance.now() > deadline) return found
    await wait(20)
  }
}
