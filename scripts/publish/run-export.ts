import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { ExplainedError } from '../explain/explained-error.ts'
import type { Screen } from '../progress/progress.ts'
import type { Settings } from '../start/settings.ts'

export type ExportOrder = { folder: string; watch: boolean; nginxPid: string | null; json: boolean }
type Where = Pick<Settings, 'dataDir' | 'publicUrl'>
type Told = { release: number; files: number; written: number; removed: number; configured: boolean }

/** Writes the site as plain files, in a process of its own; with `watch` until the signal. Gives its exit code. */
export async function runExport(
  root: string,
  { dataDir, publicUrl }: Where,
  { folder, watch, nginxPid, json }: ExportOrder,
  { screen, signal }: { screen: Screen; signal: AbortSignal },
): Promise<number> {
  if (!existsSync(join(dataDir, 'manifest.db'))) {
    const remedy = '请先用 npm start 启动一次，等网站上线；改过 DATA_DIR 的，这里也要设置成一样的。'
    throw new ExplainedError('HUOYE-EXPORT-001', `${dataDir} 里还没有网站，没有导出。`, remedy)
  }
  // npm runs this in the checkout; a path is meant from where it was typed.
  const target = resolve(process.env.INIT_CWD ?? '.', folder)
  const options = [...(watch ? ['--watch'] : []), ...(nginxPid ? ['--nginx-pid', nginxPid] : [])]
  const program = [join(root, 'site/export/main.ts'), target, ...options]
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...program], {
    cwd: join(root, 'site'),
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PUBLIC_URL: publicUrl },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    signal,
    killSignal: 'SIGTERM',
  })
  const ended = new Promise<number>((settle, reject) => {
    child.on('error', (error) => (error.name === 'AbortError' ? settle(0) : reject(error)))
    child.on('exit', (code) => settle(code ?? 1))
  })
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout }))
      screen.write(json ? `${line}\n` : `${describe(JSON.parse(line), target)}\n`)
  }
  return ended
}

function describe({ release, files, written, removed, configured }: Told, folder: string): string {
  const nginx = configured ? `；nginx 配置有变，在 ${folder}/nginx` : ''
  return `第 ${release} 版，共 ${files} 个文件：写入 ${written} 个，删去 ${removed} 个${nginx}。`
}
