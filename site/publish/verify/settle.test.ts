import { expect, test } from 'vitest'
import type { Difference } from './compare.ts'
import { type Look, settle } from './settle.ts'

const difference = (address: string): Difference => ({ kind: 'page', address, live: 'a', wanted: 'b' })

/** Gives the looks one after another, the last one again and again; each takes two seconds of a clock of its own. */
function looks(...given: Look[]) {
  let at = 0
  let taken = 0
  const look = async (): Promise<Look> => {
    at += 2000
    taken += 1
    return given[Math.min(taken, given.length) - 1] ?? { exact: true, differences: [] }
  }
  const options = { patienceMs: 20_000, everyMs: 0, signal: new AbortController().signal, now: () => at }
  return { look, options, count: () => taken }
}

test('what agrees at a later look was only a publish on its way', async () => {
  const { look, options } = looks(
    { exact: false, differences: [difference('/a/'), difference('/b/')] },
    { exact: true, differences: [difference('/b/')] },
    { exact: true, differences: [] },
  )
  expect(await settle([difference('/a/'), difference('/b/')], look, options)).toEqual([])
})

test('what goes on differing while nothing is published is told; what begins to differ later is not', async () => {
  const { look, options, count } = looks({ exact: true, differences: [difference('/a/'), difference('/new/')] })
  expect(await settle([difference('/a/')], look, options)).toEqual([difference('/a/')])
  expect(count()).toBeGreaterThan(1)
})

test('a site that never stops publishing gives no verdict', async () => {
  const { look, options } = looks({ exact: false, differences: [difference('/a/')] })
  await expect(settle([difference('/a/')], look, options)).rejects.toThrow('HUOYE-VERIFY-005')
})

test('without suspects nothing is looked at', async () => {
  const { look, options, count } = looks()
  expect(await settle([], look, options)).toEqual([])
  expect(count()).toBe(0)
})
