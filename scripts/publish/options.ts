import { parseArgs } from 'node:util'
import { ExplainedError } from '../explain/explained-error.ts'

/** What `npm run publish` is asked to do. */
export type PublishOptions = { readonly json: boolean } & (
  | { readonly command: 'verify' }
  | { readonly command: 'status' | 'resume' }
  | { readonly command: 'list'; readonly limit: number }
  | { readonly command: 'diff'; readonly from: number; readonly to: number }
  | { readonly command: 'rollback'; readonly release: number }
  | { readonly command: 'rebuild'; readonly full: boolean }
  | { readonly command: 'export'; readonly folder: string; readonly watch: boolean; readonly nginxPid: string | null }
  | { readonly command: 'withdraw'; readonly path: string; readonly reason: string }
)

const usage = `用法：
  npm run publish -- status              线上是哪一版、落后多少、哪些页面没有上线
  npm run publish -- list [--limit N]    最近的版本：时间、原因、增改删多少
  npm run publish -- diff A B            第 A 版和第 B 版有哪些地址不同
  npm run publish -- rollback N          让读者看到第 N 版；新发布的内容排队，不会丢
  npm run publish -- resume              结束回退，最新的内容立即上线
  npm run publish -- rebuild [--full]    整站重做；--full 先从后台重读全部内容
  npm run publish -- withdraw 网址 --reason 原因
                                         紧急撤稿：立即撤下，并从所有版本、搜索和后台中清除，不能恢复
  npm run publish -- export 目录 [--watch] [--nginx-pid 文件]
                                         导出成普通文件和 nginx 配置；--watch 一直跟着更新，改了配置就通知 nginx
  npm run publish -- verify              把最新版本和一次全新生成逐字节比较（网站照常运行）
  各命令加 --json 输出一个 JSON 对象`

const usualLimit = 20

/** Reads the command line. Throws an ExplainedError with the usage. */
export function readOptions(parameters: readonly string[]): PublishOptions {
  const { values, positionals } = parse(parameters)
  const [command = '', ...rest] = positionals
  const json = values.json === true
  const numbers = command === 'diff' || command === 'rollback' ? rest.map(releaseNumber) : []
  const [first, second] = numbers
  if (values.limit !== undefined && command !== 'list') throw wrong('--limit 只用于 list。')
  if (values.full !== undefined && command !== 'rebuild') throw wrong('--full 只用于 rebuild。')
  if (values.reason !== undefined && command !== 'withdraw') throw wrong('--reason 只用于 withdraw。')
  const exports = values.watch !== undefined || values['nginx-pid'] !== undefined
  if (exports && command !== 'export') throw wrong('--watch 和 --nginx-pid 只用于 export。')
  if (command === 'export') return { command, ...exportOf(rest, values), json }
  if (command === 'withdraw') return { command, ...withdrawalOf(rest, values.reason), json }
  if (command === 'diff' && first && second && rest.length === 2) return { command, from: first, to: second, json }
  if (command === 'rollback' && first && rest.length === 1) return { command, release: first, json }
  if (command === 'diff') throw wrong('diff 后面要写两个版本号。')
  if (command === 'rollback') throw wrong('rollback 后面要写一个版本号。')
  if (rest.length > 0) throw wrong(`看不懂“${rest.join(' ')}”。`)
  if (command === 'verify' || command === 'status' || command === 'resume') return { command, json }
  if (command === 'rebuild') return { command, full: values.full === true, json }
  if (command === 'list') return { command, limit: releaseNumber(values.limit ?? String(usualLimit)), json }
  throw wrong(command === '' ? '没有写要做什么。' : `没有“${command}”这个命令。`)
}

function exportOf([folder, ...more]: readonly string[], values: { watch?: boolean; 'nginx-pid'?: string }) {
  if (folder === undefined || more.length > 0) throw wrong('export 后面要写一个目录。')
  return { folder, watch: values.watch === true, nginxPid: values['nginx-pid'] ?? null }
}

function withdrawalOf([address, ...more]: readonly string[], reason: string | undefined) {
  if (address === undefined || more.length > 0) throw wrong('withdraw 后面要写一个公开网址。')
  if (!reason?.trim()) throw wrong('紧急撤稿要用 --reason 写明原因。')
  if (!URL.canParse(address, 'http://site')) throw wrong(`“${address}”不是网址。`)
  return { path: new URL(address, 'http://site').pathname, reason: reason.trim() }
}

function releaseNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw wrong(`“${text}”应当是一个大于 0 的整数。`)
  return Number(text)
}

function parse(parameters: readonly string[]) {
  try {
    const options = {
      json: { type: 'boolean' },
      full: { type: 'boolean' },
      limit: { type: 'string' },
      reason: { type: 'string' },
      watch: { type: 'boolean' },
      'nginx-pid': { type: 'string' },
    } as const
    return parseArgs({ args: [...parameters], options, allowPositionals: true })
  } catch (cause) {
    throw wrong(`看不懂这些参数：${parameters.join(' ')}`, cause)
  }
}

const wrong = (what: string, cause?: unknown) => new ExplainedError('HUOYE-PUBLISH-001', what, usage, cause)
