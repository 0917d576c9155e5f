import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { RenderRequest, RenderWorkerData } from './render-worker.ts'
import type { Renderer, Rendering, RenderState } from './renderer.ts'

const workerCount = 2
/** Small enough that both threads stay busy, large enough that messages cost nothing. */
const largestBatch = 64

/** Renders in worker threads, each with the warm bundle and its own view of the replica. A thread that dies is replaced. */
export async function renderPool(settings: RenderWorkerData): Promise<Renderer> {
  const slots: (Worker | undefined)[] = await Promise.all(
    Array.from({ length: workerCount }, () => startWorker(settings)),
  )

  async function work(slot: number, batches: string[][], state: RenderState, done: Rendering[]): Promise<void> {
    for (let paths = batches.pop(); paths; paths = batches.pop()) {
      const worker = slots[slot] ?? (await startWorker(settings))
      slots[slot] = worker
      worker.once('exit', () => {
        slots[slot] = undefined
      })
      done.push(await ask(worker, { paths, state }))
      worker.removeAllListeners('exit')
    }
  }

  return {
    async render(paths, state) {
      const batches = inBatches(paths)
      const done: Rendering[] = []
      await Promise.all(Array.from({ length: workerCount }, (_, slot) => work(slot, batches, state, done)))
      return mergeRenderings(done)
    },
    async close() {
      await Promise.all(slots.map((worker) => worker?.terminate()))
    },
  }
}

async function startWorker(settings: RenderWorkerData): Promise<Worker> {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { workerData: settings })
  await once(worker, 'message')
  return worker
}

/** Rejects with the worker's error when it dies instead of answering. */
async function ask(worker: Worker, request: RenderRequest): Promise<Rendering> {
  const answered = once(worker, 'message')
  worker.postMessage(request)
  const [rendering]: Rendering[] = await answered
  if (!rendering) throw new Error('A render worker answered nothing.')
  return rendering
}

function inBatches(paths: readonly string[]): string[][] {
  const size = Math.max(1, Math.min(largestBatch, Math.ceil(paths.length / workerCount)))
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, index) =>
    paths.slice(index * size, (index + 1) * size),
  )
}

function mergeRenderings(done: readonly Rendering[]): Rendering {
  const reads = new Map(done.flatMap((rendering) => rendering.reads.map((use) => [use.key, use] as const)))
  return { pages: done.flatMap((rendering) => rendering.pages), reads: [...reads.values()] }
}
