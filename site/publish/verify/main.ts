import { constants, setPriority } from 'node:os'
import { cmsClient } from '../engine/cms-client.ts'
import { settingsFrom } from '../engine/settings.ts'
import { CannotCompare } from './cannot-compare.ts'
import { report } from './report.ts'
import { verify } from './verify.ts'

/**
 * Process "verify": holds the live site against a clean full render, beside everything that runs. Prints a report, or one JSON
 * object with `--json`; says on its channel what it is at. Exit code 1: there are differences. 2: nothing could be compared.
 */
setPriority(constants.priority.PRIORITY_LOW)
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, () => ending.abort())
process.channel?.unref()

const settings = settingsFrom(process.env)
const cms = cmsClient(settings.cmsOrigin, settings.secret)
const say = (text: string): void => void process.send?.({ kind: 'progress', text })
try {
  const verification = await verify(settings, { cms, now: () => new Date(), say, signal: ending.signal })
  const text = process.argv.includes('--json') ? JSON.stringify(verification) : report(verification)
  process.stdout.write(`${text}\n`)
  process.exitCode = verification.differences.length > 0 ? 1 : 0
} catch (error) {
  process.exitCode = 2
  process.stderr.write(`${explained(error)}\n`)
}

function explained(error: unknown): string {
  if (error instanceof CannotCompare) return error.message
  if (ending.signal.aborted)
    return new CannotCompare('HUOYE-VERIFY-007', '检查被中断，没有比完。', '再运行一次即可。').message
  const what = `检查没有完成：${error instanceof Error ? error.message : String(error)}。`
  const remedy = '请确认网站正在运行（npm start），并且 DATA_DIR、CMS_PORT 和它用的一样，再检查一次。'
  const { message } = new CannotCompare('HUOYE-VERIFY-008', what, remedy, error)
  return `${message}\n${error instanceof Error ? (error.stack ?? '') : ''}`
}
