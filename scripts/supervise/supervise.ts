import { type ChildProcess, spawn } from 'node:child_process'
import { ExplainedError } from '../explain/explained-error.ts'
import { afterCrash, type Pause } from './backoff.ts'
import type { LogFile } from './log-file.ts'
import { type Message, readMessage } from './message.ts'

/** One process to keep running. It has a channel to its supervisor and ends by itself when that closes. */
export interface ProcessSpec {
  readonly name: string
  readonly script: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Before it is started again after a crash. */
  readonly pause?: Pause
}

/** Where a supervised process is heard. */
export interface Listeners {
  readonly log: LogFile
  onMessage(message: Message): void
  /** One structured line about the process itself. */
  onEvent(event: Record<string, unknown>): void
  /** The process runs or does not run any more. */
  onPid(): void
}

export interface Supervised {
  readonly name: string
  readonly pid: () => number | undefined
  /** Settles when the process says that it is ready; rejects when it is given up. */
  readonly ready: Promise<void>
  /** SIGTERM, after ten seconds SIGKILL; settles when nothing of it runs any more. */
  stop(): Promise<void>
}

const graceMs = 10_000

/** Starts a process and restarts it, after a growing pause, whenever it ends by itself. */
export function supervise(spec: ProcessSpec, listeners: Listeners): Supervised {
  let child: ChildProcess | undefined
  let gone = Promise.resolve()
  let stopping = false
  let everReady = false
  let row = 0
  let pause: NodeJS.Timeout | undefined
  const ready = Promise.withResolvers<void>()
  ready.promise.catch(() => undefined)

  const begin = () => {
    const began = Date.now()
    const running = launch(spec)
    child = running
    listeners.onPid()
    listeners.onEvent({ event: 'started', process: spec.name, pid: running.pid })
    running.stdout?.on('data', listeners.log.append)
    running.stderr?.on('data', listeners.log.append)
    running.on('message', (raw) => {
      const message = readMessage(raw)
      if (message === null) return
      if (message.kind === 'ready') {
        everReady = true
        listeners.onEvent({ event: 'ready', process: spec.name, pid: running.pid, afterMs: Date.now() - began })
        ready.resolve()
      }
      listeners.onMessage(message)
    })
    gone = new Promise((resolve) => {
      running.once('error', (error) => {
        listeners.log.append(`${error.stack}\n`)
        resolve()
      })
      // What it started itself would keep its output open, and 'close' from coming.
      running.once('exit', () => killGroup(running.pid, 'SIGKILL'))
      running.once('close', (code, signal) => {
        child = undefined
        listeners.onPid()
        listeners.onEvent({ event: 'ended', process: spec.name, pid: running.pid, code, signal, wanted: stopping })
        if (!stopping) decide(Date.now() - began)
        resolve()
      })
    })
  }

  const decide = (ranMs: number) => {
    const verdict = afterCrash({ before: row, ranMs, everReady }, spec.pause)
    listeners.onEvent({ event: 'crash', process: spec.name, ranMs, ...verdict })
    if (verdict.do === 'give-up') {
      const what = `进程 ${spec.name} 接连几次没能启动。`
      ready.reject(new ExplainedError('HUOYE-START-007', what, `它最后的日志：\n${listeners.log.tail(20)}`))
      return
    }
    row = verdict.row
    pause = setTimeout(begin, verdict.inMs)
  }

  begin()
  return {
    name: spec.name,
    pid: () => child?.pid,
    ready: ready.promise,
    async stop() {
      stopping = true
      clearTimeout(pause)
      ready.reject(new ExplainedError('HUOYE-START-008', `${spec.name} 启动时被停止。`, '再运行一次即可。'))
      child?.kill('SIGTERM')
      const timer = setTimeout(() => killGroup(child?.pid, 'SIGKILL'), graceMs)
      await gone
      clearTimeout(timer)
    },
  }
}

/** In a process group of its own: Ctrl-C in the terminal reaches the supervisor only, which then ends all in order. */
function launch(spec: ProcessSpec): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...spec.script], {
    cwd: spec.cwd,
    env: spec.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
}

/** Also ends what the process started itself. */
function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
