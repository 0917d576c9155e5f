import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeKinds, type Step } from '../fixtures/changes.ts'
import { judge } from '../fixtures/law.ts'
import { loadBundle } from './render/site-bundle.ts'

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...changeKinds),
  pick: fc.nat(500),
  other: fc.nat(500),
})

test('incremental = full holds for the real site, and little renders for nothing', async () => {
  const bundle = await loadBundle(join(import.meta.dirname, '../dist/engine/server/entry.mjs'))
  let rendered = 0
  let changed = 0
  const law = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
    const verdict = await judge(bundle, steps)
    rendered += verdict.pagesRendered
    changed += verdict.pagesChanged
    expect(verdict.difference).toBeNull()
  })
  await fc.assert(law, { numRuns: 6, endOnFailure: true })
  expect(rendered / changed).toBeLessThanOrEqual(1.1)
})
