import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { removeObject } from './object-store.ts'
import type { MadeVariants, VariantsWorkerData } from './variants-worker.ts'

export type VariantsParts = { manifest: ManifestFile; objects: string; log: Logger }

const atOnce = 100

/**
 * Makes the Brotli and gzip variants of texts in the background, after they are live: until then readers get them
 * uncompressed, which costs them bytes once; making everyone wait for it would cost time with every publish.
 */
export class Variants {
  readonly #parts: VariantsParts
  #worker: Worker | null = null
  #running: Promise<void> | null = null
  #again = false
  #closed = false

  constructor(parts: VariantsParts) {
    this.#parts = parts
  }

  /** To be called after every release. */
  schedule(): void {
    if (this.#closed) return
    this.#again = true
    this.#running ??= this.#makeAll().finally(() => {
      this.#running = null
    })
  }

  /** Resolves when all that is scheduled is made. */
  async settled(): Promise<void> {
    await this.#running
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#worker?.terminate()
  }

  async #makeAll(): Promise<void> {
    const { manifest, log } = this.#parts
    try {
      while (this.#again && !this.#closed) {
        this.#again = false
        for (
          let hashes = manifest.withoutVariants(atOnce);
          hashes.length > 0;
          hashes = manifest.withoutVariants(atOnce)
        ) {
          for (const hash of manifest.noteVariants(await this.#make(hashes))) removeObject(this.#parts.objects, hash)
        }
      }
    } catch (error) {
      this.#worker = null
      if (!this.#closed) log.warn({ err: error }, 'texts stay uncompressed until the next release')
    }
  }

  async #make(hashes: readonly string[]): Promise<MadeVariants[]> {
    const workerData: VariantsWorkerData = { objects: this.#parts.objects }
    this.#worker ??= new Worker(new URL('./variants-worker.ts', import.meta.url), { workerData })
    const answered = once(this.#worker, 'message')
    this.#worker.postMessage(hashes)
    const [made]: MadeVariants[][] = await answered
    return made ?? []
  }
}
