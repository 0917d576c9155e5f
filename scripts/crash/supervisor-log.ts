import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessName } from '../start/processes.ts'

/** One start of one process, as the supervisor noted it; times in milliseconds since 1970. */
export interface Run {
  readonly pid: number
  readonly startedAt: number
  /** When it said that it works; null while it did not. */
  readonly readyAt: number | null
  readonly ended: boolean
}

/** The newest run of a process; null when it never ran. */
export function newestRun(dataDir: string, name: ProcessName): Run | null {
  const file = join(dataDir, 'logs', 'supervisor.log')
  if (!existsSync(file)) return null
  let run: Run | null = null
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.includes(`"process":"${name}"`)) continue
    const { at, event, pid }: { at: string; event: string; pid?: number } = JSON.parse(line)
    const moment = Date.parse(at)
    if (event === 'started' && pid !== undefined) run = { pid, startedAt: moment, readyAt: null, ended: false }
    if (run === null || run.pid !== pid) continue
    if (event === 'ready') run = { ...run, readyAt: moment }
    if (event === 'ended') run = { ...run, ended: true }
  }
  return run
}
