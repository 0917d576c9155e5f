import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blindTo, primitives } from '../fixtures/blind.ts'
import { judge } from '../fixtures/law.ts'
import * as plainSite from '../fixtures/plain-site.ts'
import { anyStep } from '../fixtures/steps.ts'
import { exactness, Tally } from '../fixtures/tally.ts'
import { tour } from '../fixtures/tour.ts'
import { loadBundle, type SiteBundle } from './render/site-bundle.ts'

const sites: { name: string; site: () => Promise<SiteBundle>; runs: number; steps: number }[] = [
  { name: 'a plain site', site: async () => plainSite, runs: 150, steps: 60 },
  {
    name: 'the real site',
    site: () => loadBundle(join(import.meta.dirname, '../dist/engine/server/entry.mjs')),
    runs: 40,
    steps: 40,
  },
]

describe.each(sites)('on $name', ({ site, runs, steps }) => {
  test('incremental = full holds over thousands of steps, and little renders for nothing', async () => {
    const bundle = await site()
    const tally = new Tally()
    const sequences = fc.array(anyStep, { minLength: steps / 2, maxLength: steps, size: 'max' })
    const law = fc.asyncProperty(sequences, async (sequence) => {
      const verdict = await judge(bundle, sequence)
      tally.add(verdict.byKind)
      expect(verdict.difference).toBeNull()
    })
    await fc.assert(law, { numRuns: runs, interruptAfterTimeLimit: 3_000_000, markInterruptAsFailure: false })
    expect(tally.ratio, tally.told()).toBeLessThanOrEqual(exactness)
  })

  test.each(primitives)('the law notices when %s is not recorded', async (primitive) => {
    const Blind = blindTo(primitive)
    const verdict = await judge(await site(), tour, (store, today) => new Blind(store, today))
    expect(verdict.difference).not.toBeNull()
  })
})
