import { createReadStream, type ReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { objectFile, type Variant } from '../publish/objects/object-store.ts'

const largestKept = 512 * 1024
const keptBytes = 96 * 1024 * 1024

/** Bytes of objects, the small ones kept in memory up to a bound, least recently used out first. */
export class ObjectReader {
  readonly #folder: string
  readonly #kept = new Map<string, Buffer>()
  #size = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Whole bytes of a small object, or a stream of a large one. */
  async read(hash: string, variant: Variant, size: number): Promise<Buffer | ReadStream> {
    const file = objectFile(this.#folder, hash, variant)
    if (size > largestKept) return createReadStream(file)
    const known = this.#kept.get(file)
    if (known) {
      this.#kept.delete(file)
      this.#kept.set(file, known)
      return known
    }
    const bytes = await readFile(file)
    this.#keep(file, bytes)
    return bytes
  }

  /** A part of an object, both ends included. */
  part(hash: string, start: number, end: number): ReadStream {
    return createReadStream(objectFile(this.#folder, hash, 'identity'), { start, end })
  }

  #keep(file: string, bytes: Buffer): void {
    if (this.#kept.has(file)) return
    this.#kept.set(file, bytes)
    this.#size += bytes.length
    for (const [oldest, dropped] of this.#kept) {
      if (this.#size <= keptBytes) return
      this.#kept.delete(oldest)
      this.#size -= dropped.length
    }
  }
}
