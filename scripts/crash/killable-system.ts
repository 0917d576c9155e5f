import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type AdminApi, logIn } from '../harness/admin-api.ts'
import { credentials, testSettings } from '../harness/test-system.ts'
import type { ProcessName } from '../start/processes.ts'
import type { Settings } from '../start/settings.ts'
import { type Launch, root } from '../start/system.ts'
import { newestRun, type Run } from './supervisor-log.ts'

/** A whole system whose supervisor is a process of its own, so that everything can be killed at once. */
export interface KillableSystem {
  readonly settings: Settings
  readonly dataDir: string
  readonly cmsUrl: string
  readonly siteUrl: string
  /** Where orders to kill are put; see `order.ts`. */
  readonly orders: string
  pid(name: ProcessName | 'supervisor'): number
  /** The first run of a process that began after the one with this pid and works. */
  nextReady(name: ProcessName, after: number): Promise<Run>
  logIn(): Promise<AdminApi>
  /** Starts everything after the supervisor was killed; settles when all processes are ready. */
  start(): Promise<void>
  stop(): Promise<void>
}

const preload = join(import.meta.dirname, 'preload', 'kill-at-step.ts')
const startWithinMs = 120_000

/** Starts it; every process of it listens to the orders. */
export async function startKillableSystem(): Promise<KillableSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huoye-crash-'))
  const orders = mkdtempSync(join(tmpdir(), 'huoye-orders-'))
  const settings = await testSettings(dataDir, { seed: 'empty' })
  const listening = { NODE_OPTIONS: `--import=${preload}`, HUOYE_CRASH_FOLDER: orders }
  const launch: Launch = {
    environment: { cms: listening, publisher: listening },
    pause: { firstMs: 50, longestMs: 50 },
  }
  let supervisor: ChildProcess | null = null

  const running = (name: ProcessName): number => {
    const run = newestRun(dataDir, name)
    if (run === null || run.ended) throw new Error(`${name} does not run`)
    return run.pid
  }
  const stop = async () => {
    if (supervisor && supervisor.exitCode === null && supervisor.signalCode === null) {
      supervisor.kill('SIGTERM')
      await once(supervisor, 'exit')
    }
    for (const folder of [dataDir, orders]) rmSync(folder, { recursive: true, force: true })
  }
  const start = async () => {
    supervisor = await startSupervisor([JSON.stringify(settings), JSON.stringify(launch)])
  }
  await start().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    settings,
    dataDir,
    cmsUrl: settings.cmsPublicUrl,
    siteUrl: settings.publicUrl,
    orders,
    pid: (name) => (name === 'supervisor' ? (supervisor?.pid ?? Number.NaN) : running(name)),
    async nextReady(name, after) {
      const deadline = performance.now() + startWithinMs
      while (performance.now() < deadline) {
        const run = newestRun(dataDir, name)
        if (run && run.pid !== after && run.readyAt !== null && !run.ended) return run
        await wait(20)
      }
      throw new Error(`${name} was not started again; its log ends:\n${lastLines(dataDir, name)}`)
    },
    logIn: () => logIn(settings.cmsPublicUrl, credentials.email, credentials.password),
    start,
    stop,
  }
}

async function startSupervisor(parameters: string[]): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'supervisor.ts')
  const options = ['--disable-warning=ExperimentalWarning', script, ...parameters]
  const child = spawn(process.execPath, options, { cwd: root, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the system did not start (${code}):\n${said}`)
    }),
  ])
  return child
}

const lastLines = (dataDir: string, name: ProcessName): string =>
  readFileSync(join(dataDir, 'logs', `${name}.log`), 'utf8')
    .split('\n')
    .slice(-20)
    .join('\n')
