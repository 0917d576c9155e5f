import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** The encoder lies beside this file, compiled or not. */
const encoder = join(__dirname, `encode${extname(__filename)}`)
const longestMs = 300_000

/** The AVIF bytes of a picture in each of the widths. Rejects when it cannot be encoded, and at once when `signal` aborts. */
export async function runEncoder(original: string, widths: readonly number[], signal: AbortSignal): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'huoye-avif-'))
  try {
    const parameters = [encoder, original, folder, ...widths.map(String)]
    await run(process.execPath, parameters, { signal, timeout: longestMs, env: { PATH: process.env.PATH } })
    return await Promise.all(widths.map((width) => readFile(join(folder, `${width}.avif`))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
