/** How many checks and tests went how. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }
export const onePassed: Tally = { passed: 1, failed: 0, skipped: 0 }
export const oneFailed: Tally = { passed: 0, failed: 1, skipped: 0 }

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The one line that everything ends with. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * Counts a vitest report. A file that could not be loaded has no tests and counts as one failure, and so does a run that ended
 * badly although no test failed (an unhandled rejection, a missing report).
 * @param report the text of vitest's JSON report; null when there is none
 */
export function countVitest(report: string | null, exitCode: number): Tally {
  const parsed: unknown = report === null ? null : JSON.parse(report)
  const number = (name: string) => {
    if (typeof parsed !== 'object' || parsed === null) return 0
    const value: unknown = new Map(Object.entries(parsed)).get(name)
    return typeof value === 'number' ? value : 0
  }
  const failed = number('numFailedTests') + unloadable(parsed)
  return {
    passed: number('numPassedTests'),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: number('numPendingTests') + number('numTodoTests'),
  }
}

function unloadable(report: unknown): number {
  if (typeof report !== 'object' || report === null || !('testResults' in report)) return 0
  if (!Array.isArray(report.testResults)) return 0
  return report.testResults.filter((file: unknown) => {
    if (typeof file !== 'object' || file === null || !('status' in file) || !('assertionResults' in file)) return false
    return file.status === 'failed' && Array.isArray(file.assertionResults) && file.assertionResults.length === 0
  }).length
}
