import { z } from 'zod'

/** How many checks and tests went how, and what to read about those that failed. */
export interface Tally {
  readonly passed: number
  readonly skipped: number
  readonly failures: readonly Failure[]
}

/** One check or test that failed. */
interface Failure {
  /** Where it stands and what it is called. */
  readonly name: string
  readonly why: string
}

export const nothing: Tally = { passed: 0, skipped: 0, failures: [] }
export const onePassed: Tally = { ...nothing, passed: 1 }

export function oneFailed(name: string, why: string): Tally {
  return { ...nothing, failures: [{ name, why }] }
}

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  }
}

/** The one line that everything ends with. */
export function lastLine({ passed, failures, skipped }: Tally): string {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

const shownLines = 25

/** What failed, once more and at the end, where a long log is read first; '' when nothing did. */
export function failuresText({ failures }: Tally): string {
  const one = ({ name, why }: Failure) => {
    const lines = why
      .trim()
      .split('\n')
      .filter((line) => !line.includes('/node_modules/'))
    const cut = lines.length > shownLines ? [...lines.slice(0, shownLines), '…'] : lines
    return [`✗ ${name}`, ...cut.map((line) => `    ${line}`)].join('\n')
  }
  return failures.map((failure) => `${one(failure)}\n`).join('')
}

/** What is read of vitest's JSON report. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numPendingTests: z.number().default(0),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/**
 * Counts a vitest report. A file that could not be loaded has no tests and counts as one failure, and so does a run that ended
 * badly although no test failed (an unhandled rejection, a missing report).
 * @param suite what the run is called
 * @param report the text of vitest's JSON report; null when there is none
 */
export function countVitest(suite: string, report: string | null, exitCode: number): Tally {
  if (report === null) return oneFailed(suite, `没有测试报告，退出码 ${exitCode}`)
  const { testResults, ...counted } = reportSchema.parse(JSON.parse(report))
  const failures = testResults.flatMap((file) => [
    ...file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        name: `${file.name} ${fullName}`,
        why: (failureMessages ?? []).join('\n'),
      })),
    ...(file.status === 'failed' && file.assertionResults.length === 0 ? [{ name: file.name, why: file.message }] : []),
  ])
  const ended =
    failures.length === 0 && exitCode !== 0 ? [{ name: suite, why: `没有测试失败，但退出码是 ${exitCode}` }] : []
  return {
    passed: counted.numPassedTests,
    skipped: counted.numPendingTests + counted.numTodoTests,
    failures: [...failures, ...ended],
  }
}
