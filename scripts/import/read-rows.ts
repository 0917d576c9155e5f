import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ImportRequest, ImportResult } from '@huoye/content-types'

export type Row = ImportRequest['rows'][number]
/** A row that is not even sent, and why. */
export type Refused = ImportResult & { readonly outcome: 'failed' }

/** One line of the file as a row; null for an empty line. */
export function readLine(text: string, line: number): { line: number; row: Record<string, unknown> } | Refused | null {
  const content = line === 1 ? text.replace(/^\uFEFF/, '').trim() : text.trim()
  if (content === '') return null
  try {
    const parsed: unknown = JSON.parse(content)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { line, row: { ...parsed } }
    return { line, outcome: 'failed', reason: '一行应是一个 JSON 对象' }
  } catch (error) {
    return { line, outcome: 'failed', reason: `不是有效的 JSON（${error instanceof Error ? error.message : error}）` }
  }
}

/** The lines of a file, one after the other; the file is never held whole. */
export async function* readLines(file: string): AsyncGenerator<{ text: string; line: number }> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  let line = 0
  for await (const text of lines) {
    line += 1
    yield { text, line }
  }
}
