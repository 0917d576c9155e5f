import { parseArgs } from 'node:util'
import { ExplainedError } from '../explain/explained-error.ts'

export type PublishOptions = { readonly command: 'verify' | 'status'; readonly json: boolean }

const usage = `用法：
  npm run publish -- status [--json]   线上是哪一版、落后多少、哪些页面没有上线
  npm run publish -- verify [--json]   把线上版本和一次全新生成逐字节比较（网站照常运行）`

/** Reads the command line. Throws an ExplainedError with the usage. */
export function readOptions(parameters: readonly string[]): PublishOptions {
  const { values, positionals } = parse(parameters)
  const [command, ...more] = positionals
  if ((command !== 'verify' && command !== 'status') || more.length > 0)
    throw wrong(`没有“${positionals.join(' ')}”这个命令。`)
  return { command, json: values.json === true }
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options: { json: { type: 'boolean' } }, allowPositionals: true })
  } catch (cause) {
    throw wrong(`看不懂这些参数：${parameters.join(' ')}`, cause)
  }
}

const wrong = (what: string, cause?: unknown) => new ExplainedError('HUOYE-PUBLISH-001', what, usage, cause)
