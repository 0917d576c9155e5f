import { readdirSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** Which of the texts stand in a file, also where it is compressed with gzip or Brotli. */
export function foundInFile(file: string, texts: readonly string[]): string[] {
  return foundIn(readFileSync(file), texts).map((text) => `${text} in ${file}`)
}

/** Which of the texts stand in bytes, as they are or unpacked. */
export function foundIn(bytes: Buffer, texts: readonly string[]): string[] {
  const forms = [bytes, unpacked(() => gunzipSync(bytes)), unpacked(() => brotliDecompressSync(bytes))]
  return texts.filter((text) => forms.some((form) => form?.includes(text)))
}

function unpacked(unpack: () => Buffer): Buffer | null {
  try {
    return unpack()
  } catch {
    return null
  }
}

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

/** Which of the texts stand in the writable memory of a process, as Latin-1 or UTF-16. Linux only. */
export async function foundInProcess(pid: number, texts: readonly string[]): Promise<string[]> {
  const memory = await open(`/proc/${pid}/mem`, 'r')
  const found = new Set<string>()
  try {
    for (const { start, length } of writableSpans(readFileSync(`/proc/${pid}/maps`, 'utf8'))) {
      for (let at = 0; at < length; at += step) {
        const buffer = Buffer.alloc(Math.min(step + overlap, length - at))
        const read = await memory.read(buffer, 0, buffer.length, start + at).catch(() => null)
        if (!read) break
        for (const text of texts) {
          if (buffer.includes(text) || buffer.includes(Buffer.from(text, 'utf16le'))) found.add(text)
        }
      }
    }
  } finally {
    await memory.close()
  }
  return [...found].map((text) => `${text} in process ${pid}`)
}

const step = 16 * 1024 * 1024
const overlap = 1024

function writableSpans(maps: string): { start: number; length: number }[] {
  return maps.split('\n').flatMap((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
    if (!from || !to) return []
    const start = Number.parseInt(from, 16)
    return [{ start, length: Number.parseInt(to, 16) - start }]
  })
}
