import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { objectFile } from '../objects/object-store.ts'
import type { Difference } from './compare.ts'
import type { ListedObject, LiveSite } from './live-site.ts'

const atOnce = 4

/**
 * Reads every object of every kept release: the bytes must have the SHA-256 that names them, and each variant must decode to
 * them and be as long as the manifest says.
 */
export async function checkObjects(
  folder: string,
  live: LiveSite,
  told: (done: number, of: number) => void,
): Promise<{ checked: number; differences: Difference[] }> {
  const listed = live.objects()
  const differences: Difference[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let one = listed[next++]; one !== undefined; one = listed[next++]) {
      const wrong = await problemOf(folder, one)
      if (wrong !== null && live.uses(one.hash))
        differences.push({ kind: 'object', address: one.address, live: wrong, wanted: `对象 ${one.hash}` })
      told(next, listed.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { checked: listed.length, differences }
}

/** What is wrong with an object; null when nothing is. */
async function problemOf(folder: string, { hash, size, br, gz }: ListedObject): Promise<string | null> {
  const bytes = await bytesOf(objectFile(folder, hash, 'identity'))
  if (bytes === null) return '文件不见了'
  if (createHash('sha256').update(bytes).digest('hex') !== hash) return '文件损坏：内容和名字（SHA-256）不符'
  if (size !== bytes.length) return `登记的大小是 ${size} 字节，实际 ${bytes.length} 字节`
  const variants = [
    { variant: 'br', length: br, decode: promisify(brotliDecompress) },
    { variant: 'gzip', length: gz, decode: promisify(gunzip) },
  ] as const
  for (const { variant, length, decode } of variants) {
    if (length === null) continue
    const packed = await bytesOf(objectFile(folder, hash, variant))
    if (packed === null) return `${variant} 压缩文件不见了`
    if (packed.length !== length) return `${variant} 压缩文件登记 ${length} 字节，实际 ${packed.length} 字节`
    const unpacked = await decode(packed).catch(() => null)
    if (!unpacked?.equals(bytes)) return `${variant} 压缩文件损坏：解开后不是原来的内容`
  }
  return null
}

async function bytesOf(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
