import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChangeKind, changeKinds, type Step } from '../fixtures/changes.ts'
import { judge } from '../fixtures/law.ts'
import * as plainSite from '../fixtures/plain-site.ts'
import { type Primitive, Recording } from './reads/recording.ts'
import type { Range } from './reads/touches.ts'

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...changeKinds),
  pick: fc.nat(500),
  other: fc.nat(500),
})

describe('incremental = full', () => {
  test('holds after every step of any sequence of changes, and renders little more than what changes', async () => {
    let rendered = 0
    let changed = 0
    const law = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const verdict = await judge(plainSite, steps)
      rendered += verdict.pagesRendered
      changed += verdict.pagesChanged
      expect(verdict.difference).toBeNull()
    })
    await fc.assert(law, { numRuns: 25 })
    expect(rendered / changed).toBeLessThanOrEqual(1.1)
  })
})

/** One step for each thing a page can depend on. */
const tour: Step[] = (
  [
    'edit title',
    'publish activity',
    'publish article',
    'rename organization',
    'new organization',
    'edit overview',
    'rename site',
    'back-date a new activity',
    'change the date',
    'move to another column',
    'move to another branch',
    'delete',
    'next day',
    'archive column',
    'edit title',
    'publish activity',
    'publish activity',
    'delete',
    'back-date a new activity',
  ] satisfies ChangeKind[]
).map((kind, index) => ({ kind, pick: 3 * index + 4, other: 7 * index + 2 }))

/** A recording that forgets to write down what one primitive looked at. */
const blindTo = (primitive: Primitive) =>
  class Blind extends Recording {
    protected override notePoint(by: Primitive, point: string): void {
      if (by !== primitive) super.notePoint(by, point)
    }

    protected override noteRange(by: Primitive, range: Range): void {
      if (by !== primitive) super.noteRange(by, range)
    }
  }

describe('the law notices when a read is not recorded', () => {
  test('the tour itself keeps the law', async () => {
    expect((await judge(plainSite, tour)).difference).toBeNull()
  })

  const primitives: Primitive[] = [
    'get',
    'find',
    'where',
    'list',
    'entries',
    'neighbours',
    'months',
    'days',
    'count',
    'has',
    'today',
  ]
  test.each(primitives)('%s', async (primitive) => {
    const Blind = blindTo(primitive)
    const verdict = await judge(plainSite, tour, (store, today) => new Blind(store, today))
    expect(verdict.difference).not.toBeNull()
  })
})
