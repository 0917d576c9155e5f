import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ExplainedError } from '../explain/explained-error.ts'
import { type Screen, withProgress } from '../progress/progress.ts'
import { readSecrets } from '../start/secrets.ts'
import type { Settings } from '../start/settings.ts'

export interface VerifyOptions {
  /** One JSON object instead of a report. */
  readonly json: boolean
  readonly screen: Screen
  readonly signal: AbortSignal
}

/** What the check printed, and its exit code: 0 no difference, 1 differences, 2 nothing could be compared. */
export interface Verified {
  readonly code: number
  readonly text: string
}

type Where = Pick<Settings, 'dataDir' | 'host' | 'cmsPort' | 'sitePort' | 'publicUrl'>

/** Holds a running site against a clean full render, in a process of its own beside it. */
export async function runVerify(root: string, settings: Where, options: VerifyOptions): Promise<Verified> {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATA_DIR: settings.dataDir,
    HOST: settings.host,
    CMS_PORT: String(settings.cmsPort),
    SITE_PORT: String(settings.sitePort),
    PUBLIC_URL: settings.publicUrl,
    HUOYE_PUBLISHING_SECRET: secretOf(settings.dataDir),
  }
  return withProgress(options.screen, '检查线上版本', (step) => {
    const program = [join(root, 'site/publish/verify/main.ts'), ...(options.json ? ['--json'] : [])]
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...program], {
      cwd: join(root, 'site'),
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      signal: options.signal,
      killSignal: 'SIGTERM',
    })
    const said = { out: '', err: '' }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said.out += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said.err += text
    })
    child.on('message', (message) => step.say(progressIn(message)))
    return new Promise<Verified>((resolve, reject) => {
      child.on('error', (error) => (error.name === 'AbortError' ? undefined : reject(error)))
      child.on('close', (code) => {
        if (said.err !== '') options.screen.write(`\n${said.err}`)
        resolve({ code: code ?? 2, text: said.out })
      })
    })
  })
}

const progressIn = (message: unknown): string =>
  typeof message === 'object' && message !== null && 'text' in message ? String(message.text) : ''

function secretOf(dataDir: string): string {
  const secret = existsSync(join(dataDir, 'secrets.json')) ? readSecrets(dataDir).publishing : undefined
  if (secret !== undefined) return secret
  const remedy = '请先运行 npm start；改过 DATA_DIR 的，检查时也要设置成一样的。'
  throw new ExplainedError('HUOYE-PUBLISH-002', `数据目录 ${dataDir} 还没有启动过。`, remedy)
}
