import { expect, test } from 'vitest'
import { add, countVitest, failuresText, lastLine, oneFailed, onePassed } from './tally.ts'

const report = (values: object) => JSON.stringify({ numPassedTests: 3, testResults: [], ...values })
const count = (text: string | null, exitCode: number) => {
  const { passed, failures, skipped } = countVitest('集成测试', text, exitCode)
  return { passed, failed: failures.length, skipped }
}

test('the last line leaves out what was not skipped', () => {
  expect(lastLine(add(onePassed, oneFailed('lint', 'no')))).toBe('1 passed, 1 failed')
  expect(lastLine({ passed: 2, failures: [], skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped')
})

test('a file that could not be loaded is a failure', () => {
  const broken = { name: 'a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
  const tally = countVitest('unit', report({ testResults: [broken] }), 1)
  expect(tally).toEqual({ passed: 3, skipped: 0, failures: [{ name: 'a.test.ts', why: 'no such module' }] })
})

test('a run that ends badly without a failed test, or without a report, is a failure', () => {
  expect(count(report({}), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  expect(count(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(count(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('failures and skipped tests are counted as they are', () => {
  const failed = (fullName: string) => ({ fullName, status: 'failed', failureMessages: ['expected 1 to be 2'] })
  const file = {
    name: 'b.test.ts',
    status: 'failed',
    assertionResults: [failed('one'), { fullName: 'two', status: 'passed' }, failed('three')],
  }
  expect(count(report({ numPendingTests: 4, testResults: [file] }), 1)).toEqual({ passed: 3, failed: 2, skipped: 4 })
})

test('what failed is said once more with its first lines', () => {
  const long = Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n')
  const text = failuresText(add(oneFailed('lint', 'one\ntwo'), oneFailed('types', long)))
  expect(text).toMatch(/^✗ lint\n {4}one\n {4}two\n✗ types\n {4}line 0\n/)
  expect(text).toMatch(/line 24\n {4}…\n$/)
  expect(failuresText(onePassed)).toBe('')
})
