import { afterAll, beforeAll, expect, test } from 'vitest'
import { CrashRun, type Kill, type Outcome } from './crash-run.ts'
import { allSteps } from './steps.ts'
import { summary } from './summary.ts'

export type CrashSuite = {
  kills: readonly Kill[]
  /** Makes every choice of the run. */
  seed: number
  /** In so many looks at least the reader saw one release whole. */
  wholeLooks: number
}

/** The tests of a run of kills: one for each kill, and what must hold of all of them. */
export function crashSuite({ kills, seed, wholeLooks }: CrashSuite): void {
  let run: CrashRun
  const outcomes: Outcome[] = []
  beforeAll(async () => {
    run = await CrashRun.start(seed)
  })
  afterAll(async () => {
    await run?.stop()
    if (outcomes.length > 0) console.log(`seed ${seed}\n${summary(outcomes)}`)
  })

  test.each(kills.map((kill) => [kill.target, kill.at, kill] as const))(
    '%s killed %s: nothing acknowledged is lost, and all of it is live soon',
    async (_target, _at, kill) => {
      const outcome = await run.kill(kill)
      outcomes.push(outcome)
      expect(outcome.problems).toEqual([])
    },
  )

  test('every step of a publish was reached', () => {
    expect(allSteps.filter((step) => !run.stepsSeen.has(step))).toEqual([])
  })

  test('afterwards nothing differs from what the editor did, nor from a clean full render', async () => {
    expect(await run.watched.differences()).toEqual([])
  })

  test('a reader saw whole releases and right answers throughout', () => {
    expect(run.watched.reader.problems).toEqual([])
    expect(run.watched.reader.wholeLooks).toBeGreaterThan(wholeLooks)
  })
}
