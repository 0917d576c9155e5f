import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blindTo } from '../fixtures/blind.ts'
import type { Step } from '../fixtures/changes.ts'
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

test('a picture inside a text is shown in AVIF as soon as that is made, on the page of the text alone', async () => {
  const kind = 'AVIF of the pictures in a text'
  const steps: Step[] = [
    { kind: 'picture in the text', pick: 1, other: 1 },
    { kind, pick: 0, other: 0 },
  ]
  const { difference, byKind } = await judge(await realSite(), steps)
  expect(difference).toBeNull()
  expect(byKind.get(kind)).toEqual({ rendered: 1, changed: 1 })
})

test('the law notices on the real site when lists are not recorded; the long test does so for every primitive', async () => {
  const Blind = blindTo('entries')
  const verdict = await judge(await realSite(), tour, (store, today) => new Blind(store, today))
  expect(verdict.difference).not.toBeNull()
})
