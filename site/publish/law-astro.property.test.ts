import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blindTo } from '../fixtures/blind.ts'
import { judge } from '../fixtures/law.ts'
import { anyStep } from '../fixtures/steps.ts'
import { exactness, Tally } from '../fixtures/tally.ts'
import { tour } from '../fixtures/tour.ts'
import { loadBundle } from './render/site-bundle.ts'

const realSite = () => loadBundle(join(import.meta.dirname, '../dist/engine/server/entry.mjs'))

test('incremental = full holds for the real site, and little renders for nothing', async () => {
  const bundle = await realSite()
  const tally = new Tally()
  const law = fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 12 }), async (steps) => {
    const verdict = await judge(bundle, steps)
    tally.add(verdict.byKind)
    expect(verdict.difference).toBeNull()
  })
  await fc.assert(law, { numRuns: 6, endOnFailure: true })
  expect(tally.ratio, tally.told()).toBeLessThanOrEqual(exactness)
})

test('the law notices on the real site when lists are not recorded; the long test does so for every primitive', async () => {
  const Blind = blindTo('entries')
  const verdict = await judge(await realSite(), tour, (store, today) => new Blind(store, today))
  expect(verdict.difference).not.toBeNull()
})
