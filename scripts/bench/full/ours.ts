import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePorts } from '../../harness/free-ports.ts'
import { root } from '../../start/system.ts'
import { untilAnswered } from '../../start/until-answered.ts'
import { processorSeconds } from '../processor-time.ts'
import type { CmsStandIn } from './cms-stand-in.ts'
import { putAside } from './put-aside.ts'

/** One full render by the publisher's own process, from nothing to a live release. */
export interface OurRender {
  /** From the start of the render to the release being live, and the whole life of the process until then. */
  readonly seconds: number
  readonly withStartSeconds: number
  readonly processorSeconds: number | null
  /** The most memory that the process ever held; null where the system does not tell. */
  readonly peakMb: number | null
}

/** The addresses of the public site in a bench; nothing listens there. */
export const publicUrl = 'https://www.example.gov.cn'

/**
 * Runs the publisher on a DATA_DIR until a release is live. The replica stays from one run to the next, everything
 * rendered is put aside before.
 */
export async function renderOurs(dataDir: string, cms: CmsStandIn): Promise<OurRender> {
  mkdirSync(dataDir, { recursive: true })
  const rendered = readdirSync(dataDir).filter((name) => !name.startsWith('replica.db') && name !== 'earlier')
  for (const name of rendered) putAside(join(dataDir, name))
  const started = performance.now()
  const child = startProcess('publish/main.ts', dataDir, { CMS_PORT: String(cms.port) })
  try {
    const timings = await untilLive(child)
    const withStartSeconds = (performance.now() - started) / 1000
    const used = { processorSeconds: processorSeconds(child.pid), peakMb: peakMbOf(child) }
    return { seconds: timings / 1000, withStartSeconds, ...used }
  } finally {
    await end(child)
  }
}

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

/** Milliseconds that the release of the whole site took, by the publisher's own log. */
async function untilLive(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('the publisher has a log')
  const last: string[] = []
  for await (const text of createInterface({ input: child.stdout })) {
    last.push(text)
    const entry: unknown = JSON.parse(text)
    if (typeof entry === 'object' && entry !== null && 'timings' in entry && 'cause' in entry) {
      if (entry.cause === 'first') {
        return total(entry.timings)
      }
    }
  }
  throw new Error(`The publisher ended before anything was live:\n${last.slice(-10).join('\n')}`)
}

function total(timings: unknown): number {
  const steps: unknown[] = typeof timings === 'object' && timings !== null ? Object.values(timings) : []
  return steps.reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 0), 0)
}

function peakMbOf(child: ChildProcess): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
