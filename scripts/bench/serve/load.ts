import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { ExplainedError } from '../../explain/explained-error.ts'

/** What a run of requests came to. */
export interface Load {
  readonly perSecond: number
  readonly p99Ms: number
  readonly failed: number
}

const connections = 32
const run = promisify(execFile)

/** Writes the script that has wrk (apt package wrk) ask for addresses in turn, each connection as a browser would: packed. */
export function writeRequests(file: string, paths: readonly string[]): void {
  const list = paths.map((path) => `  ${JSON.stringify(encodeURI(path))},`).join('\n')
  writeFileSync(
    file,
    `local paths = {\n${list}\n}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "gzip" })
end
done = function(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format('{"requests":%d,"us":%d,"p99":%d,"failed":%d}', summary.requests, summary.duration, latency:percentile(99), failed))
end
`,
  )
}

/** As many requests as are answered in some seconds. Throws an ExplainedError without wrk. */
export async function ask(origin: string, script: string, seconds: number): Promise<Load> {
  const parameters = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, origin]
  const { stdout } = await run('wrk', parameters).catch((cause: unknown) => {
    throw new ExplainedError('HUOYE-BENCH-003', '这项测试要用 wrk。', '请先运行 apt-get install wrk。', cause)
  })
  const told: Record<'requests' | 'us' | 'p99' | 'failed', number> = JSON.parse(stdout.slice(stdout.lastIndexOf('{')))
  return { perSecond: (told.requests * 1e6) / told.us, p99Ms: told.p99 / 1000, failed: told.failed }
}
