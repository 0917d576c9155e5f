import { createHash } from 'node:crypto'
import { access, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDir } from '../data-dir.ts'

/** Public bytes (derivatives, attachments) and private ones (originals) lie apart; only `media` is ever served. */
export const mediaDir = (): string => join(dataDir(), 'media')
export const originalsDir = (): string => join(dataDir(), 'originals')

/** A name under /media/: hash and extension, nothing that leads anywhere else. */
const mediaName = /^[a-z0-9]{32}\.(webp|avif|pdf|docx?|xlsx?|zip)$/

export const isMediaName = (name: string): boolean => mediaName.test(name)
export const mediaPath = (name: string): string => join(mediaDir(), name)
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32)

/** Puts bytes under a name made of their hash; gives the name. Written beside, synced and renamed, so that a name never holds half a file. */
export async function put(dir: string, bytes: Uint8Array, extension: string): Promise<string> {
  const name = `${hashOf(bytes)}.${extension}`
  const path = join(dir, name)
  if (await exists(path)) return name
  await mkdir(dir, { recursive: true, mode: dir === originalsDir() ? 0o700 : 0o755 })
  const beside = `${path}.${process.pid}.${crypto.randomUUID()}`
  const file = await open(beside, 'w', 0o644)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
  return name
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
