import { resolve } from 'node:path'
import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { terminal, withProgress } from '../progress/progress.ts'
import { readSettings } from '../start/settings.ts'
import { root } from '../start/system.ts'
import { backUp } from './backup.ts'

/** `npm run backup -- FILE`: everything that cannot be made again, in one file, while the site runs. */
await runCommand(async () => {
  const [given, ...more] = process.argv.slice(2)
  if (given === undefined || given.startsWith('-') || more.length > 0)
    throw new ExplainedError('HUOYE-BACKUP-003', '没有写备份到哪个文件。', '用法：npm run backup -- 文件.tar')
  const settings = readSettings(process.env, root)
  // npm runs this in the checkout; a path is meant from where it was typed.
  const file = resolve(process.env.INIT_CWD ?? '.', given)
  const bytes = await withProgress(terminal, '备份', () => backUp(settings, file))
  terminal.write(`已备份到 ${file}（${(bytes / 1e6).toFixed(1)} MB）。里面有账号和密钥，请妥善保管。\n`)
  return 0
})
