import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { arm, disarm, hasFired, stepReached, stepsSeen } from './order.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huoye-order-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('it fires once, at the occurrence that was asked for', () => {
  stepReached(folder, 'object-written')
  arm(folder, { step: 'object-written', nth: 2, kill: [41, 42] })
  const killed = ['feed-read', 'object-written', 'object-written', 'object-written'].map((step) =>
    stepReached(folder, step),
  )
  expect(killed).toEqual([[], [], [41, 42], []])
  expect(hasFired(folder)).toBe(true)
  expect(stepsSeen(folder)).toEqual(
    new Map([
      ['object-written', 4],
      ['feed-read', 1],
    ]),
  )
})

test('a new order counts anew, and one taken back does nothing', () => {
  arm(folder, { step: 'feed-read', nth: 2, kill: [1] })
  stepReached(folder, 'feed-read')
  disarm(folder)
  arm(folder, { step: 'feed-read', nth: 2, kill: [2] })
  expect(stepReached(folder, 'feed-read')).toEqual([])
  disarm(folder)
  expect(stepReached(folder, 'feed-read')).toEqual([])
  expect(hasFired(folder)).toBe(false)
})
