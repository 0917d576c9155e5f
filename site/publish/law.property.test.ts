import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blindTo, primitives } from '../fixtures/blind.ts'
import { judge } from '../fixtures/law.ts'
import * as plainSite from '../fixtures/plain-site.ts'
import { anyStep } from '../fixtures/steps.ts'
import { exactness, Tally } from '../fixtures/tally.ts'
import { tour } from '../fixtures/tour.ts'

describe('incremental = full', () => {
  test('holds after every step of any sequence of changes, and renders little more than what changes', async () => {
    const tally = new Tally()
    const law = fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 25 }), async (steps) => {
      const verdict = await judge(plainSite, steps)
      tally.add(verdict.byKind)
      expect(verdict.difference).toBeNull()
    })
    await fc.assert(law, { numRuns: 25 })
    expect(tally.ratio, tally.told()).toBeLessThanOrEqual(exactness)
  })
})

describe('the law notices when a read is not recorded', () => {
  test('the tour itself keeps the law', async () => {
    expect((await judge(plainSite, tour)).difference).toBeNull()
  })

  test.each(primitives)('%s', async (primitive) => {
    const Blind = blindTo(primitive)
    const verdict = await judge(plainSite, tour, (store, today) => new Blind(store, today))
    expect(verdict.difference).not.toBeNull()
  })
})
