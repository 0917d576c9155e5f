import { type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { processorSeconds } from '../processor-time.ts'
import { putAside } from './put-aside.ts'

/** A tool that makes the same site. */
export interface Rival {
  readonly name: 'hugo' | 'eleventy'
  /** Where the site is written. */
  readonly output: string
  build(): Promise<Build>
}

/** One build: seconds from the command to its end, and of processor time. */
export interface Build {
  readonly seconds: number
  readonly processorSeconds: number | null
}

const eleventyVersion = '3.1.8'
const eleventyMemoryMb = 12_000
const eleventySite = join(import.meta.dirname, 'eleventy')

/** Hugo as the system has it (apt package hugo); null when there is none. */
export async function findHugo(project: string, output: string, origin: string): Promise<Rival | null> {
  const version = await run('hugo', ['version'], {}).catch(() => null)
  if (version === null) {
    console.error('这台机器上没有 hugo，hugoS 记为 null；需要对比时先运行 apt-get install hugo。')
    return null
  }
  const parameters = ['--quiet', '--source', project, '--destination', output, '--baseURL', `${origin}/`]
  return { name: 'hugo', output, build: () => timed(output, (started) => run('hugo', parameters, {}, started)) }
}

/** Eleventy from the npm registry, installed once outside the checkout; null without a network. */
export async function findEleventy(records: string, output: string, origin: string): Promise<Rival | null> {
  const command = await installEleventy()
  if (command === null) return null
  const flags = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${eleventyMemoryMb}`]
  const env = { ...process.env, NODE_ENV: 'production', BENCH_RECORDS: records, BENCH_ORIGIN: origin }
  const parameters = [...flags, command, '--quiet', `--output=${output}`]
  const options = { cwd: eleventySite, env }
  return {
    name: 'eleventy',
    output,
    build: () => timed(output, (started) => run(process.execPath, parameters, options, started)),
  }
}

async function installEleventy(): Promise<string | null> {
  const folder = join(homedir(), '.cache', 'huoye-bench', `eleventy-${eleventyVersion}`)
  const command = join(folder, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs')
  if (existsSync(command)) return command
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  const wanted = `@11ty/eleventy@${eleventyVersion}`
  try {
    await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', making, wanted], {
      cwd: making,
    })
    rmSync(folder, { recursive: true, force: true })
    renameSync(making, folder)
    return command
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    const reason = error instanceof Error ? error.message : String(error)
    console.error(`装不上 Eleventy ${eleventyVersion}，eleventyS 记为 null：${reason.slice(0, 300)}`)
    return null
  }
}

async function timed(
  output: string,
  build: (started: (pid: number | undefined) => void) => Promise<unknown>,
): Promise<Build> {
  putAside(output)
  mkdirSync(dirname(output), { recursive: true })
  await run('sync', [], {})
  const started = performance.now()
  let used: number | null = null
  let look: NodeJS.Timeout | undefined
  await build((pid) => {
    look = setInterval(() => {
      used = processorSeconds(pid) ?? used
    }, 100)
  }).finally(() => clearInterval(look))
  return { seconds: (performance.now() - started) / 1000, processorSeconds: used }
}

/** What a command wrote; throws with the end of it when it fails. */
function run(
  command: string,
  parameters: readonly string[],
  options: SpawnOptions,
  started: (pid: number | undefined) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    started(child.pid)
    let output = ''
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ended with ${code}: ${output.slice(-1500)}`))
    })
  })
}
