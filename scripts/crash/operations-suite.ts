import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OperationsRun } from './operations-run.ts'

export type OperationsSuite = {
  interleavings: number
  /** Makes every choice of the run. */
  seed: number
}

/**
 * The tests of publish, rollback, resume, withdraw and rebuild in any order, killed at random: one for each interleaving, and
 * what must hold of all of them. After one that fails there is nothing left to learn from the next.
 */
export function operationsSuite({ interleavings, seed }: OperationsSuite): void {
  let run: OperationsRun
  let failed = false
  const startedAt = performance.now()
  const told = () => `seed ${seed}\n${run.story.join('\n')}`
  beforeAll(async () => {
    run = await OperationsRun.start(seed)
  })
  afterAll(async () => {
    await run?.stop()
    if (!run) return
    const counts = [...run.counts].sort(([a], [b]) => a.localeCompare(b)).map(([kind, count]) => `${count} × ${kind}`)
    console.log(`seed ${seed}, ${Math.round((performance.now() - startedAt) / 1000)} s: ${counts.join(', ')}`)
  })

  test.for(Array.from({ length: interleavings }, (_, index) => index + 1))(
    'interleaving %i leaves one line of releases, nothing lost, and nothing withdrawn anywhere',
    async (_number, { skip }) => {
      if (failed) skip()
      failed = true
      const problems = await run.interleave().catch((error: unknown) => [inspect(error)])
      expect(problems, told()).toEqual([])
      failed = false
    },
  )

  test('afterwards nothing differs from what the editor did, nor from a clean full render', async () => {
    expect(await run.watched.differences(), told()).toEqual([])
  })
}
