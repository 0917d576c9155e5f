import { join } from 'node:path'
import { ensureBuilt } from '../build/ensure-built.ts'
import { ExplainedError } from '../explain/explained-error.ts'
import { type Screen, withProgress } from '../progress/progress.ts'
import type { Pause } from '../supervise/backoff.ts'
import { openLog } from '../supervise/log-file.ts'
import { type Supervised, supervise } from '../supervise/supervise.ts'
import { type DataDirLock, takeDataDir } from './data-dir-lock.ts'
import { checkPorts } from './ports.ts'
import { type ProcessName, processes } from './processes.ts'
import { ensureSecrets } from './secrets.ts'
import { originOn, type Settings } from './settings.ts'
import { untilAnswered } from './until-answered.ts'

/** The checkout. */
export const root = join(import.meta.dirname, '..', '..')

/** A whole running system: CMS, publisher and server. */
export interface System {
  /** One-time link for the first administrator; null when there is one. */
  readonly loginUrl: string | null
  /** The process that runs now under a name; undefined between a crash and the restart. */
  pid(name: ProcessName): number | undefined
  /** Ends every process and gives the DATA_DIR free. */
  stop(): Promise<void>
}

/** What tests may want otherwise. */
export interface Launch {
  /** Environment variables for single processes, on top of what they get anyway. */
  readonly environment?: Readonly<Partial<Record<ProcessName, Readonly<Record<string, string>>>>>
  /** Before a crashed process is started again. */
  readonly pause?: Pause
}

/**
 * Starts everything on one DATA_DIR and settles when the public site answers. When it cannot, or `signal` aborts, everything
 * that was started is ended and an ExplainedError thrown.
 */
export async function startSystem(
  settings: Settings,
  screen: Screen,
  signal: AbortSignal,
  wanted: Launch = {},
): Promise<System> {
  const lock = takeDataDir(settings.dataDir)
  try {
    await untilGone(lock.leftBehind)
    await checkPorts(settings)
    await ensureBuilt(root, screen)
    signal.throwIfAborted()
    return await launch(settings, lock, screen, signal, wanted)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function launch(
  settings: Settings,
  lock: DataDirLock,
  screen: Screen,
  signal: AbortSignal,
  { environment, pause }: Launch,
): Promise<System> {
  const logs = join(settings.dataDir, 'logs')
  const events = openLog(join(logs, 'supervisor.log'))
  const running: Supervised[] = []
  let loginUrl: string | null = null
  let say: (text: string) => void = () => undefined

  const stop = async () => {
    await Promise.all(running.map((process) => process.stop()))
    lock.release()
  }
  const notePids = () => lock.note(running.flatMap((process) => process.pid() ?? []))

  for (const spec of processes(root, settings, ensureSecrets(settings.dataDir), process.env)) {
    const env = { ...spec.env, ...environment?.[spec.name] }
    const supervised = supervise(
      { ...spec, env, ...(pause && { pause }) },
      {
        log: openLog(join(logs, `${spec.name}.log`)),
        onEvent(event) {
          events.append(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`)
          if (event.event === 'crash' && event.do === 'restart') {
            screen.write(
              `\n进程 ${spec.name} 意外退出，${event.inMs} 毫秒后重新启动；日志在 ${logs}/${spec.name}.log\n`,
            )
          }
        },
        onMessage(message) {
          if (message.kind === 'login') loginUrl = message.url
          if (message.kind === 'progress') say(message.text)
        },
        onPid: () => notePids(),
      },
    )
    running.push(supervised)
  }
  notePids()

  const patience = new AbortController()
  const abort = () => patience.abort(new ExplainedError('HUOYE-START-009', '启动被中断。', '所有进程都已停止。'))
  signal.addEventListener('abort', abort)
  try {
    await withProgress(screen, '启动内容管理、发布引擎和网站服务', async (step) => {
      say = step.say
      const everyone = Promise.all(running.map((process) => process.ready))
      everyone.catch((cause) => patience.abort(cause))
      await untilAnswered(`${originOn(settings.host, settings.cmsPort)}/_health`, 204, patience.signal)
      await untilAnswered(`${originOn(settings.host, settings.sitePort)}/healthz`, 200, patience.signal)
      await Promise.race([everyone, aborted(patience.signal)])
    })
  } catch (error) {
    await stop()
    throw error
  } finally {
    signal.removeEventListener('abort', abort)
    say = () => undefined
  }
  return { loginUrl, pid: (name) => running.find((process) => process.name === name)?.pid(), stop }
}

/** Rejects when the signal aborts. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

/** After a kill -9 the children of the earlier start see their channel close and end; new ones must not meet them. */
async function untilGone(pids: readonly number[]): Promise<void> {
  const until = Date.now() + 15_000
  let left = pids.filter(lives)
  while (left.length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    left = left.filter(lives)
  }
  if (left.length === 0) return
  const remedy = `请先结束它们：kill ${left.join(' ')}，再运行 npm start。`
  throw new ExplainedError('HUOYE-START-010', '上一次运行留下的进程还没有结束。', remedy)
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
