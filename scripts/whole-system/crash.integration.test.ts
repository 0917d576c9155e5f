import { afterAll, beforeAll, expect, test } from 'vitest'
import { CrashRun, type Outcome } from '../crash/crash-run.ts'
import { everyStepOnce } from '../crash/plan.ts'
import { allSteps } from '../crash/steps.ts'
import { summary } from '../crash/summary.ts'

const seed = 20261123
let run: CrashRun
const outcomes: Outcome[] = []
beforeAll(async () => {
  run = await CrashRun.start(seed)
})
afterAll(async () => {
  await run?.stop()
  if (outcomes.length > 0) console.log(`seed ${seed}\n${summary(outcomes)}`)
})

test.each(everyStepOnce.map((kill) => [kill.target, kill.at, kill] as const))(
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
  expect(run.watched.reader.wholeLooks).toBeGreaterThan(100)
})
