import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { terminal, withProgress } from '../progress/progress.ts'
import { runVerify } from '../publish/run-verify.ts'
import { readSettings } from '../start/settings.ts'
import { root, startSystem } from '../start/system.ts'
import { restore } from './restore.ts'

/** `npm run restore -- FILE`: onto an empty machine; makes the site and holds it against a clean full render. Exit code 1: differences. */
await runCommand(async () => {
  const { file, replace } = readOptions()
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => ending.abort())
  process.channel?.unref()
  const settings = readSettings(process.env, root)
  const { at } = await withProgress(terminal, '恢复数据', () => restore(settings, file, replace))
  const system = await startSystem(settings, terminal, ending.signal)
  try {
    const { code, text } = await runVerify(root, settings, { json: false, screen: terminal, signal: ending.signal })
    terminal.write(text)
    if (code === 0)
      terminal.write(`\n已恢复到 ${new Date(at).toLocaleString('zh-CN')} 的备份，网站已重新生成。用 npm start 启动。\n`)
    return code
  } finally {
    await system.stop()
  }
})

function readOptions(): { file: string; replace: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { replace: { type: 'boolean' } }, allowPositionals: true })
    const [file, ...more] = positionals
    // npm runs this in the checkout; a path is meant from where it was typed.
    if (file !== undefined && more.length === 0)
      return { file: resolve(process.env.INIT_CWD ?? '.', file), replace: values.replace === true }
  } catch {}
  const usage = '用法：npm run restore -- 文件.tar [--replace]\n--replace：用备份换掉现在的全部内容。'
  throw new ExplainedError('HUOYE-RESTORE-005', '看不懂要从哪个文件恢复。', usage)
}
