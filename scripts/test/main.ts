import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '../build/ensure-built.ts'
import { runCommand } from '../explain/explained-error.ts'
import { terminal, withProgress } from '../progress/progress.ts'
import { root } from '../start/system.ts'
import { runProgram } from './run-program.ts'
import { type Selection, select } from './select.ts'
import type { Check, Suite } from './steps.ts'
import { add, countVitest, failuresText, lastLine, nothing, oneFailed, onePassed, type Tally } from './tally.ts'

/** `npm test [-- NAME…]` and `npm run test:long [-- PATH…]`: nothing that fails hides what comes after it. */
await runCommand(async () => {
  const { checks, suites, paths }: Selection = select(process.argv.slice(2))
  let tally = nothing
  for (const check of checks) tally = add(tally, await runCheck(check))
  let built = false
  for (const suite of suites) {
    if (suite.needsBuild && !built) {
      tally = add(tally, await counted('构建', () => ensureBuilt(root, terminal)))
      built = true
    }
    terminal.write(`\n${suite.title}\n`)
    tally = add(tally, await runSuite(suite, paths))
  }
  terminal.write(`\n${failuresText(tally)}\n${lastLine(tally)}\n`)
  return tally.failures.length === 0 ? 0 : 1
})

function runCheck(check: Check): Promise<Tally> {
  return counted(check.title, () =>
    withProgress(terminal, check.title, async () => {
      const { code, output } = await runProgram(root, check.program, join(root, check.cwd ?? '.'), false)
      if (code !== 0) throw new Error(output)
    }),
  )
}

async function counted(name: string, work: () => Promise<void>): Promise<Tally> {
  try {
    await work()
    return onePassed
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    terminal.write(`${why}\n`)
    return oneFailed(name, why)
  }
}

async function runSuite({ name, title }: Suite, paths: readonly string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-test-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const program = ['vitest', 'run', ...paths, '--project', name, '--passWithNoTests', ...reporters]
    const { code } = await runProgram(root, program, root, true)
    return countVitest(title, readOrNull(report), code)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
