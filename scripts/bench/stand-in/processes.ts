import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '../../harness/free-ports.ts'
import { root } from '../../start/system.ts'
import { untilAnswered } from '../../start/until-answered.ts'
import type { CmsStandIn } from './cms-stand-in.ts'

/** The addresses of the public site in a bench; nothing listens there. */
export const publicUrl = 'https://www.example.gov.cn'

/** Starts the publisher's own process on a DATA_DIR; its log is on its standard output. */
export const startPublisher = (dataDir: string, cms: CmsStandIn): ChildProcess =>
  startProcess('publish/main.ts', dataDir, { CMS_PORT: String(cms.port) })

/** Serves what was rendered, for as long as `use` runs. */
export async function withServer<Result>(dataDir: string, use: (origin: string) => Promise<Result>): Promise<Result> {
  const [port = 0] = await freePorts(1)
  const child = startProcess('serve/main.ts', dataDir, { SITE_PORT: String(port) })
  child.stdout?.resume()
  try {
    const origin = `http://127.0.0.1:${port}`
    await untilAnswered(`${origin}/healthz`, 200, AbortSignal.timeout(30_000))
    return await use(origin)
  } finally {
    await end(child)
  }
}

function startProcess(main: string, dataDir: string, environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'site', main)], {
    cwd: join(root, 'site'),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      PUBLIC_URL: publicUrl,
      HUOYE_PUBLISHING_SECRET: 'bench',
      ...environment,
    },
  })
}

/** The most memory that a process ever held; null where the system does not tell. */
export function peakMbOf({ pid }: ChildProcess): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
