import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** An object as the manifest keeps it: sizes in bytes; null where there is no such variant. */
export type StoredObject = { hash: string; size: number; br: number | null; gz: number | null }

/** Takes bytes and remembers them by their hash. */
export interface ObjectSink {
  put(bytes: Buffer, type: string, durability: Durability): Promise<StoredObject>
  flush(): Promise<void>
}

/**
 * Whether the bytes are on the disk when `put` returns, or only after `flush`. Variants never wait for the disk:
 * the server sends the object itself where a power cut has left a variant short.
 */
export type Durability = 'each' | 'with-flush'

const variantSuffix = { identity: '', br: '.br', gzip: '.gz' } as const
export type Variant = keyof typeof variantSuffix

/** Where a variant of an object is stored. */
export const objectFile = (folder: string, hash: string, variant: Variant): string =>
  join(folder, hash.slice(0, 2), `${hash}${variantSuffix[variant]}`)

const compressible =
  /^(?:text\/|application\/(?:json|xml|javascript|manifest\+json|rss\+xml|ld\+json|atom\+xml)|image\/svg\+xml)/

/**
 * Files named by the SHA-256 of their content, with Brotli and gzip variants of text. Nothing is ever overwritten with
 * different content, so whoever holds a hash can read it without a lock.
 */
export class ObjectStore implements ObjectSink {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    for (let prefix = 0; prefix < 256; prefix++) {
      mkdirSync(join(folder, prefix.toString(16).padStart(2, '0')), { recursive: true })
    }
  }

  /** Stores bytes of a media type. Storing the same bytes again writes nothing. */
  async put(bytes: Buffer, type: string, durability: Durability): Promise<StoredObject> {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const [br, gz] = compressible.test(type) ? await variantsOf(bytes) : [null, null]
    await Promise.all([
      this.#write(objectFile(this.#folder, hash, 'identity'), bytes, durability),
      br && this.#write(objectFile(this.#folder, hash, 'br'), br, 'with-flush'),
      gz && this.#write(objectFile(this.#folder, hash, 'gzip'), gz, 'with-flush'),
    ])
    return { hash, size: bytes.length, br: br?.length ?? null, gz: gz?.length ?? null }
  }

  /** After a crash a file may be there and cut short, so an existing one counts only when its bytes are right. */
  async #write(file: string, bytes: Buffer, durability: Durability): Promise<void> {
    if ((await readIfThere(file))?.equals(bytes)) return
    const temporary = `${file}.${randomUUID()}.tmp`
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      if (durability === 'each') await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  }

  /** Brings everything put `with-flush` to the disk. */
  async flush(): Promise<void> {
    const run = promisify(execFile)
    await run('sync', ['-f', this.#folder]).catch(() => run('sync'))
  }
}

const brotliQuality = 4

async function variantsOf(bytes: Buffer): Promise<[Buffer, Buffer]> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes, { level: 6 })])
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
