import { RenderThread, type ThreadSettings } from './render-thread.ts'
import type { Renderer, Rendering, RenderState } from './renderer.ts'

export type PoolSettings = ThreadSettings & { threads: number }

/** Small enough that a page that ends its thread costs little, large enough that messages cost nothing. */
const largestBatch = 48
/** So many for each thread, where there are enough pages: some take ten times as long as others. */
const batchesAtLeast = 2

/** Renders in worker threads. A thread that ends is replaced; the page that it ended at fails, the others render. */
export async function renderPool(settings: PoolSettings): Promise<Renderer> {
  const threads = await Promise.all(Array.from({ length: settings.threads }, () => RenderThread.start(settings)))
  let held = false

  async function replace(slot: number): Promise<RenderThread> {
    const thread = await RenderThread.start(settings)
    // On another state than the first: what changed in between is rendered once more by whoever holds.
    if (held) await thread.hold()
    threads[slot] = thread
    return thread
  }

  async function renderOn(slot: number, batch: readonly string[], state: RenderState): Promise<Rendering> {
    const failed: Rendering = { pages: [], reads: [] }
    let left = batch
    for (;;) {
      const thread = threads[slot] ?? (await replace(slot))
      const result = await thread.render(left, state).catch(async (error: unknown) => {
        await replace(slot)
        throw error
      })
      if (!('ended' in result)) {
        return { pages: [...failed.pages, ...result.pages], reads: [...failed.reads, ...result.reads] }
      }
      const path = left[result.ended]
      await replace(slot)
      if (path === undefined) throw new Error('A render thread ended at a page that it was not given.')
      failed.pages.push({ path, reads: result.reads.map(({ key }) => key), page: { error: result.failure } })
      failed.reads.push(...result.reads)
      left = left.filter((other) => other !== path)
      if (left.length === 0) return failed
    }
  }

  return {
    forget(news) {
      for (const thread of threads) thread.forget(news)
    },
    async hold() {
      held = true
      await Promise.all(threads.map((thread) => thread.hold()))
    },
    async *render(paths, state) {
      const batches = inBatches(paths, settings.threads)
      const busy = new Map<number, Promise<{ slot: number; rendering: Rendering }>>()
      const begin = (slot: number, told: RenderState) => {
        const batch = batches.pop()
        if (batch)
          busy.set(
            slot,
            renderOn(slot, batch, told).then((rendering) => ({ slot, rendering })),
          )
        else busy.delete(slot)
      }
      for (const slot of threads.keys()) begin(slot, state)
      // What is known a thread learns with its first batch; one that takes its place finds it out by itself.
      const later: RenderState = { ...state, known: [] }
      try {
        while (busy.size > 0) {
          const { slot, rendering } = await Promise.race(busy.values())
          begin(slot, later)
          yield rendering
        }
      } finally {
        // Whatever ended this, no thread is still at work, or being replaced, when the next pages come.
        await Promise.allSettled(busy.values())
      }
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** Batches in order of their ends: the last is taken first. */
function inBatches(paths: readonly string[], threads: number): string[][] {
  const size = Math.max(1, Math.min(largestBatch, Math.ceil(paths.length / (batchesAtLeast * threads))))
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, index) =>
    paths.slice(index * size, (index + 1) * size),
  ).reverse()
}
