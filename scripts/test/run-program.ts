import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** How a program ended, and what it wrote when it was not shown. */
export interface Ended {
  readonly code: number
  readonly output: string
}

/**
 * Runs a program of node_modules/.bin on this Node.
 * @param shown written to the terminal as it comes, or kept for the answer
 */
export function runProgram(root: string, program: readonly string[], cwd: string, shown: boolean): Promise<Ended> {
  const [name = '', ...parameters] = program
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'node_modules', '.bin', name), ...parameters],
    {
      cwd,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    },
  )
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    process.exit(1)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve({ code: code ?? 1, output })
    })
  })
}
