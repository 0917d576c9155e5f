import { parseArgs } from 'node:util'
import { type ImportType, importType } from '@huoye/content-types'
import { ExplainedError } from '../explain/explained-error.ts'

/** What an import is asked to do. */
export type ImportOptions =
  | {
      readonly do: 'import'
      readonly file: string
      readonly type: ImportType
      readonly column: string | null
      readonly dryRun: boolean
    }
  | { readonly do: 'undo'; readonly batch: string; readonly dryRun: boolean }

const usage = `用法：
  npm run import -- 文件.jsonl --type article|activity [--column 栏目] [--dry-run]
  npm run import -- --undo 批次 [--dry-run]`

/** Reads the command line. Throws an ExplainedError with the usage. */
export function readOptions(parameters: readonly string[]): ImportOptions {
  const { values, positionals } = parse(parameters)
  const dryRun = values['dry-run'] === true
  if (values.undo !== undefined) {
    if (positionals.length > 0) throw wrong('--undo 只需要批次，不需要文件。')
    return { do: 'undo', batch: values.undo, dryRun }
  }
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw wrong('请给出一个文件。')
  const type = importType.safeParse(values.type)
  if (!type.success) throw wrong('请用 --type article 或 --type activity 说明是文章还是支部动态。')
  return { do: 'import', file, type: type.data, column: values.column ?? null, dryRun }
}

function parse(parameters: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { type: text, column: text, undo: text, 'dry-run': { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true })
  } catch (cause) {
    throw wrong(`看不懂这些参数：${parameters.join(' ')}`, cause)
  }
}

const wrong = (what: string, cause?: unknown) => new ExplainedError('HUOYE-IMPORT-001', what, usage, cause)
