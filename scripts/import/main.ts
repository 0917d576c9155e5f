import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { importUndoResponse } from '@huoye/content-types'
import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { terminal, withProgress } from '../progress/progress.ts'
import { readSecrets } from '../start/secrets.ts'
import { originOn, readSettings } from '../start/settings.ts'
import { root } from '../start/system.ts'
import { ask, type Cms } from './cms.ts'
import { importFile } from './import-file.ts'
import { type ImportOptions, readOptions } from './options.ts'
import { report } from './report.ts'

/** `npm run import`: brings rows of a file into the running CMS, or takes a batch back. Exit code 1 when a row failed. */
await runCommand(async () => {
  const options = readOptions(process.argv.slice(2))
  const cms = runningCms()
  return options.do === 'undo' ? undo(cms, options.batch, options.dryRun) : bringIn(cms, options)
})

async function bringIn(cms: Cms, options: ImportOptions & { do: 'import' }): Promise<number> {
  const batch = newBatch(new Date())
  const asked = { batch, type: options.type, column: options.column, dryRun: options.dryRun }
  // npm runs this in the checkout; a path is meant from where it was typed.
  const typed = resolve(process.env.INIT_CWD ?? '.', options.file)
  const file = existsSync(typed) ? typed : resolve(options.file)
  const results = await withProgress(terminal, options.dryRun ? '试导入' : '导入', (step) =>
    importFile(cms, file, asked, (rows, part) => step.say(`${rows} 行，文件的 ${Math.floor(part * 100)}%`)),
  )
  terminal.write(`${report(results, batch, options.dryRun)}\n`)
  return results.some((result) => result.outcome === 'failed') ? 1 : 0
}

async function undo(cms: Cms, batch: string, dryRun: boolean): Promise<number> {
  const { removed, kept } = await withProgress(terminal, `撤回批次 ${batch}`, async () =>
    importUndoResponse.parse(await ask(cms, '/publishing/import/undo', { batch, dryRun })),
  )
  terminal.write(`${dryRun ? '试运行：可以撤回' : '已撤回'} ${removed} 篇，保留 ${kept.length} 篇。\n`)
  for (const { title, reason } of kept) terminal.write(`  保留“${title}”：${reason}\n`)
  return 0
}

function runningCms(): Cms {
  const settings = readSettings(process.env, root)
  const url = originOn(settings.host, settings.cmsPort)
  const secret = existsSync(`${settings.dataDir}/secrets.json`) ? readSecrets(settings.dataDir).publishing : undefined
  if (secret !== undefined) return { url, secret }
  const remedy = '请先运行 npm start；改过 DATA_DIR 的，导入时也要设置成一样的。'
  throw new ExplainedError('HUOYE-IMPORT-006', `数据目录 ${settings.dataDir} 还没有启动过。`, remedy)
}

/** Such as 20261122-101500-ab12, in China's time. */
function newBatch(now: Date): string {
  const local = now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  return `${local.replace(/[-:]/g, '').replace(' ', '-')}-${randomBytes(2).toString('hex')}`
}
