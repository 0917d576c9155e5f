import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { objectFile, writeWhole } from './object-store.ts'

export type VariantsWorkerData = { objects: string }
/** Sizes of the variants that were made; null where a variant is no smaller, or the object is not to be read. */
export type MadeVariants = { hash: string; br: number | null; gz: number | null }

const { objects }: VariantsWorkerData = workerData
try {
  setPriority(10)
} catch {}

/** Brotli 5 of a page takes about a millisecond; 11 would take seventy, for a tenth less. */
const brotliQuality = 5
const gzipLevel = 6

async function made(hash: string): Promise<MadeVariants> {
  const bytes = await readFile(objectFile(objects, hash, 'identity')).catch(() => null)
  if (!bytes) return { hash, br: null, gz: null }
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return {
    hash,
    br: await keep(hash, 'br', brotliCompressSync(bytes, { params }), bytes.length),
    gz: await keep(hash, 'gzip', gzipSync(bytes, { level: gzipLevel }), bytes.length),
  }
}

async function keep(hash: string, variant: 'br' | 'gzip', bytes: Buffer, plain: number): Promise<number | null> {
  if (bytes.length >= plain) return null
  // The server sends the object itself where a power cut has left a variant short.
  await writeWhole(objectFile(objects, hash, variant), bytes, false)
  return bytes.length
}

parentPort?.on('message', async (hashes: readonly string[]) => {
  const done: MadeVariants[] = []
  for (const hash of hashes) done.push(await made(hash))
  parentPort?.postMessage(done)
})
