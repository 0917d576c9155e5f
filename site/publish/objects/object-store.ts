import { execFile } from 'node:child_process'
import { hash, randomUUID } from 'node:crypto'
import {
  closeSync,
  fsync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { reached } from '../engine/steps.ts'

/** An object as the manifest learns of it. `compressible`: variants are to be made in the background. */
export type StoredObject = { hash: string; size: number; compressible: boolean }

/** Takes bytes and remembers them by their hash. */
export interface ObjectSink {
  put(bytes: Buffer, type: string, durability: Durability): Promise<StoredObject>
  flush(): Promise<void>
}

/** Whether the bytes are on the disk when `put` returns, or only after `flush`, which is faster for many. */
export type Durability = 'each' | 'with-flush'

const variantSuffix = { identity: '', br: '.br', gzip: '.gz' } as const
export type Variant = keyof typeof variantSuffix

/** Where a variant of an object is stored. */
export const objectFile = (folder: string, hash: string, variant: Variant): string =>
  join(folder, hash.slice(0, 2), `${hash}${variantSuffix[variant]}`)

const compressible =
  /^(?:text\/|application\/(?:json|xml|javascript|manifest\+json|rss\+xml|ld\+json|atom\+xml)|image\/svg\+xml)/

/** Below this, an encoding saves less than its own header costs. */
const smallestCompressed = 256

/** The name and facts of bytes of a media type. */
export const storedObject = (bytes: Buffer, type: string): StoredObject => ({
  hash: hash('sha256', bytes, 'hex'),
  size: bytes.length,
  compressible: bytes.length >= smallestCompressed && compressible.test(type),
})

/**
 * Files named by the SHA-256 of their content. Nothing is ever overwritten with different content, so whoever holds a
 * hash can read it without a lock.
 */
export class ObjectStore implements ObjectSink {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    for (const prefix of objectPrefixes) mkdirSync(join(folder, prefix), { recursive: true })
  }

  /** Stores bytes of a media type. Storing the same bytes again writes nothing. */
  async put(bytes: Buffer, type: string, durability: Durability): Promise<StoredObject> {
    const object = storedObject(bytes, type)
    const file = objectFile(this.#folder, object.hash, 'identity')
    reached('object-writing')
    if (durability === 'each' || !writeNew(file, bytes)) await writeWhole(file, bytes)
    reached('object-written')
    return object
  }

  /** Brings everything put `with-flush` to the disk. */
  async flush(): Promise<void> {
    const run = promisify(execFile)
    await run('sync', ['-f', this.#folder]).catch(() => run('sync'))
  }
}

/** Folders that objects are spread over, by the beginning of their hash. */
export const objectPrefixes: readonly string[] = Array.from({ length: 256 }, (_, prefix) =>
  prefix.toString(16).padStart(2, '0'),
)

/** Takes an object off the disk with all its variants. One that is not there is fine. */
export function removeObject(folder: string, hash: string): void {
  for (const suffix of Object.values(variantSuffix))
    rmSync(join(folder, hash.slice(0, 2), `${hash}${suffix}`), { force: true })
}

/** Takes every file off the disk that lies under a prefix and belongs to none of `known`; gives how many. */
export function removeUnknown(folder: string, prefix: string, known: ReadonlySet<string>): number {
  const files = readdirSync(join(folder, prefix)).filter((name) => !known.has(name.replace(/\.(?:br|gz)$/, '')))
  for (const name of files) rmSync(join(folder, prefix, name), { force: true })
  return files.length
}

/**
 * For one of many new objects: no release names it before `flush`, so nobody can meet it half-written; after a crash
 * its bytes are compared before it counts. False when there is such a file.
 */
function writeNew(file: string, bytes: Buffer): boolean {
  const descriptor = openNew(file)
  if (descriptor === null) return false
  try {
    writeAll(descriptor, bytes)
  } finally {
    closeSync(descriptor)
  }
  return true
}

function openNew(file: string): number | null {
  try {
    return openSync(file, 'wx')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null
    throw error
  }
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written)
}

const onDisk = promisify(fsync)

/**
 * Writes a file so that it is there whole or not at all; one that a power cut has left short is written again.
 * With `durable`, the bytes are on the disk when it returns. Only that is waited for: the rest takes microseconds.
 */
export async function writeWhole(file: string, bytes: Buffer, durable = true): Promise<void> {
  if (holds(file, bytes)) return
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    const descriptor = openSync(temporary, 'wx')
    try {
      writeAll(descriptor, bytes)
      if (durable) await onDisk(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

const holds = (file: string, bytes: Buffer): boolean =>
  statSync(file, { throwIfNoEntry: false })?.size === bytes.length && readFileSync(file).equals(bytes)
