import { beforeEach, expect, test } from 'vitest'
import { ManifestFile } from '../manifest/manifest-file.ts'
import { Failures, pageFailure, planPath } from './failures.ts'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 23, 0, 0, second)).toISOString()
const dueAt = (second: number): string[] => failures.due(new Date(at(second)))
const threw = pageFailure.threw(new TypeError('Cannot read properties\n  of undefined'))

let manifest: ManifestFile
let failures: Failures
beforeEach(() => {
  manifest = new ManifestFile(':memory:')
  failures = new Failures(manifest)
  return () => manifest.close()
})

test('a page is tried again after 2 and after 10 seconds, and then rests for an hour', () => {
  failures.note('/a/', threw, at(0))
  expect([dueAt(1), dueAt(2)]).toEqual([[], ['/a/']])
  failures.note('/a/', threw, at(2))
  expect([dueAt(11), dueAt(12)]).toEqual([[], ['/a/']])
  failures.note('/a/', threw, at(12))
  expect(failures.of('/a/')).toMatchObject({ attempts: 3, quarantined: true, since: at(0), at: at(12) })
  expect([dueAt(3600), dueAt(3612)]).toEqual([[], ['/a/']])
  expect(failures.nextDue()).toBe(Date.parse(at(3612)))
})

test('a picture that cannot be had is tried each minute, for as long as the CMS is away', () => {
  for (const second of [0, 2, 12]) failures.note('/media/a.webp', pageFailure.mediaMissing('away'), at(second))
  expect([dueAt(71), dueAt(72)]).toEqual([[], ['/media/a.webp']])
})

test('what failed in the plan has no address to try', () => {
  failures.note(planPath('month {}'), pageFailure.planThrew(new RangeError('Invalid time value')), at(0))
  expect(dueAt(9999)).toEqual([])
  expect(failures.nextDue()).toBeNull()
  expect(failures.all()).toHaveLength(1)
})

test('what is made is held no longer, and begins anew when it fails again', () => {
  failures.note('/a/', threw, at(0))
  failures.note('/b/', threw, at(0))
  failures.clear('/a/')
  expect(failures.of('/a/')).toBeNull()
  failures.note('/a/', threw, at(5))
  expect(failures.of('/a/')).toMatchObject({ attempts: 1, since: at(5) })
  failures.clearBut(new Set(['/b/']))
  expect(failures.all().map(({ path }) => path)).toEqual(['/b/'])
})

test('who changed when a page began to fail is noted once', () => {
  failures.note('/a/', threw, at(0))
  expect(failures.unexplained()).toHaveLength(1)
  failures.explain('/a/', [{ type: 'activity', id: 'x' }])
  failures.note('/a/', threw, at(2))
  expect(failures.unexplained()).toEqual([])
  expect(failures.of('/a/')?.suspects).toEqual([{ type: 'activity', id: 'x' }])
})

test('the technical text is one short line', () => {
  expect(threw).toEqual({
    code: 'HUOYE-PAGE-001',
    figure: null,
    detail: 'TypeError: Cannot read properties of undefined',
  })
  expect(pageFailure.answered(500, 'x'.repeat(900)).detail).toHaveLength(500)
  expect(pageFailure.answered(404, '<!doctype html><title>Not Found</title><style>p {}').detail).toBe(
    'HTTP 404 Not Found',
  )
})
