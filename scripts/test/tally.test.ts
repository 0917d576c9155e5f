import { expect, test } from 'vitest'
import { add, countVitest, lastLine, oneFailed, onePassed } from './tally.ts'

const report = (values: object) => JSON.stringify({ numPassedTests: 3, numFailedTests: 0, testResults: [], ...values })

test('the last line leaves out what was not skipped', () => {
  expect(lastLine(add(onePassed, oneFailed))).toBe('1 passed, 1 failed')
  expect(lastLine({ passed: 2, failed: 0, skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped')
})

test('a file that could not be loaded is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(countVitest(report({ testResults: [broken] }), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('a run that ends badly without a failed test, or without a report, is a failure', () => {
  expect(countVitest(report({}), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('failures and skipped tests are counted as they are', () => {
  const counted = countVitest(report({ numFailedTests: 2, numPendingTests: 4 }), 1)
  expect(counted).toEqual({ passed: 3, failed: 2, skipped: 4 })
})
