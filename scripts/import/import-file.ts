import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type ImportRequest, type ImportResult, importResponse } from '@huoye/content-types'
import { ExplainedError } from '../explain/explained-error.ts'
import { ask, type Cms } from './cms.ts'
import { readPhotos } from './photos.ts'
import { type Row, readLine, readLines } from './read-rows.ts'

/** Rows and bytes that go to the CMS at a time. */
const batchRows = 50
const batchBytes = 8_000_000

export type Asked = Omit<ImportRequest, 'rows'>

/**
 * Sends a file to the CMS, some rows at a time, and gives what became of each. A line that cannot be read is a result like any
 * other; the rest goes on.
 * @param onProgress called with the rows dealt with so far and the part of the file that was read, 0 to 1
 */
export async function importFile(
  cms: Cms,
  file: string,
  asked: Asked,
  onProgress: (rows: number, part: number) => void,
): Promise<ImportResult[]> {
  const size = sizeOf(file)
  const results: ImportResult[] = []
  let waiting: Row[] = []
  let waitingBytes = 0
  let readBytes = 0

  const send = async () => {
    if (waiting.length === 0) return
    const answer = await ask(cms, '/publishing/import', { ...asked, rows: waiting } satisfies ImportRequest)
    results.push(...importResponse.parse(answer).results)
    waiting = []
    waitingBytes = 0
    onProgress(results.length, Math.min(readBytes / size, 1))
  }

  for await (const { text, line } of readLines(file)) {
    readBytes += Buffer.byteLength(text) + 1
    const read = withPhotos(dirname(file), readLine(text, line))
    if (read === null) continue
    if ('outcome' in read) {
      results.push(read)
      continue
    }
    waiting.push(read)
    waitingBytes += Buffer.byteLength(text) + read.photos.reduce((sum, photo) => sum + photo.base64.length, 0)
    if (waiting.length >= batchRows || waitingBytes >= batchBytes) await send()
  }
  await send()
  return results.sort((a, b) => a.line - b.line)
}

function withPhotos(folder: string, read: ReturnType<typeof readLine>): Row | ImportResult | null {
  if (read === null || 'outcome' in read) return read
  const photos: Row['photos'] = []
  for (const photo of readPhotos(folder, read.row.photos)) {
    if ('refused' in photo) return { line: read.line, outcome: 'failed', reason: photo.refused }
    photos.push(photo)
  }
  return { ...read, photos }
}

function sizeOf(file: string): number {
  try {
    return Math.max(statSync(file).size, 1)
  } catch (cause) {
    throw new ExplainedError('HUOYE-IMPORT-005', `找不到文件 ${file}。`, '请检查路径。', cause)
  }
}
