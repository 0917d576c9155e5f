import { readFileSync } from 'node:fs'
import { ExplainedError } from '../../explain/explained-error.ts'
import type { CorpusText } from './recombine.ts'
import { syntheticCorpus } from './synthetic-corpus.ts'

/** The texts of a JSONL file with `title` and `body` (paragraphs) on each line; made-up ones without a file. */
export function readCorpus(file: string | undefined): CorpusText[] {
  if (file === undefined) return syntheticCorpus()
  const lines = textOf(file).split('\n')
  const texts = lines.flatMap((line, index) => (line.trim() === '' ? [] : [textIn(line, file, index + 1)]))
  if (texts.every(({ body }) => body.length === 0)) throw wrong(file, 1)
  return texts
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new ExplainedError('HUOYE-BENCH-003', `读不到语料文件 ${file}。`, '请检查 --corpus 后面的路径。', cause)
  }
}

function textIn(line: string, file: string, number: number): CorpusText {
  const parsed: unknown = tryJson(line)
  if (typeof parsed !== 'object' || parsed === null || !('title' in parsed) || !('body' in parsed))
    throw wrong(file, number)
  const { title, body } = parsed
  if (typeof title !== 'string' || !Array.isArray(body)) throw wrong(file, number)
  return { title, body: body.filter((paragraph): paragraph is string => typeof paragraph === 'string') }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const wrong = (file: string, line: number): ExplainedError =>
  new ExplainedError(
    'HUOYE-BENCH-004',
    `语料文件 ${file} 第 ${line} 行不是所要的格式。`,
    '每行应是一个 JSON 对象，含 title（文字）和 body（段落的数组）。',
  )
