import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExplainedError } from '../explain/explained-error.ts'
import { alone } from '../lock/exclusive-lock.ts'
import { type Screen, withProgress } from '../progress/progress.ts'
import { type Build, builds } from './builds.ts'
import { hashInputs } from './inputs.ts'

/** Makes every build whose inputs changed since it was last made. Two starts in one checkout take turns. */
export async function ensureBuilt(root: string, screen: Screen): Promise<void> {
  const waiting = () => screen.write('另一个进程正在构建，等它完成…\n')
  await alone(join(root, 'node_modules', '.huoye-build.lock'), waiting, async () => {
    for (const build of builds) await ensureOne(root, build, screen)
  })
}

async function ensureOne(root: string, build: Build, screen: Screen): Promise<void> {
  const stamp = join(root, build.output, '.inputs')
  const hash = hashInputs(root, build.inputs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  rmSync(join(root, build.output), { recursive: true, force: true })
  await withProgress(screen, build.title, () => run(root, build))
  writeFileSync(stamp, hash)
}

async function run(root: string, build: Build): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huoye-build-'))
  try {
    await runIn(root, build, dataDir)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function runIn(root: string, build: Build, dataDir: string): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...build.script(root)], {
    cwd: join(root, build.cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: buildEnvironment(process.env, dataDir),
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const stop = (signal: NodeJS.Signals) => child.kill(signal)
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      if (code === 0) return resolve()
      if (signal === 'SIGINT' || signal === 'SIGTERM') {
        return reject(new ExplainedError('HUOYE-BUILD-002', `${build.title}被中断。`, '再运行一次即可。'))
      }
      const last = output.trim().split('\n').slice(-25).join('\n')
      reject(
        new ExplainedError('HUOYE-BUILD-001', `${build.title}没有成功（退出码 ${code}）。`, `最后的输出：\n${last}`),
      )
    })
  })
}

const perMachine = new Set([
  'PUBLIC_URL',
  'CMS_PUBLIC_URL',
  'DATABASE_URL',
  'DATABASE_CLIENT',
  'HOST',
  'CMS_PORT',
  'SITE_PORT',
])

/**
 * A build must give the same on every machine and port: no address and no database reaches it. Strapi reads its configuration
 * while building, so it gets a data folder and secrets that nothing will ever use.
 */
function buildEnvironment(environment: NodeJS.ProcessEnv, dataDir: string): NodeJS.ProcessEnv {
  const rest = Object.fromEntries(Object.entries(environment).filter(([name]) => !perMachine.has(name)))
  const passing = randomBytes(32).toString('base64')
  return {
    ...rest,
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    STRAPI_TELEMETRY_DISABLED: 'true',
    ASTRO_TELEMETRY_DISABLED: '1',
    APP_KEYS: passing,
    API_TOKEN_SALT: passing,
    ADMIN_JWT_SECRET: passing,
    TRANSFER_TOKEN_SALT: passing,
    ENCRYPTION_KEY: passing,
    JWT_SECRET: passing,
    HUOYE_PUBLISHING_SECRET: passing,
  }
}
