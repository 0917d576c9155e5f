import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '@huoye/content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Watched } from '../crash/watched.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'

const dayMs = 24 * 3_600_000
const preload = join(import.meta.dirname, '..', 'crash', 'preload', 'shift-clock.ts')
const folder = mkdtempSync(join(tmpdir(), 'huoye-clock-'))
const clock = join(folder, 'ahead-ms')

let system: TestSystem
let watched: Watched
beforeAll(async () => {
  writeFileSync(clock, '0')
  const moved = { NODE_OPTIONS: `--import=${preload}`, HUOYE_CLOCK_FILE: clock }
  system = await startTestSystem({ launch: () => ({ environment: { publisher: moved } }) })
  watched = await Watched.start(system, 2)
})
afterAll(async () => {
  await watched?.reader.stop()
  await system?.stop()
  rmSync(folder, { recursive: true })
})

/** The register of updates counts up to the day before today. */
const countsUpTo = (day: string) =>
  waitFor(`${system.siteUrl}/freshness/`, ({ status, text }) => status === 200 && text.includes(`datetime="${day}"`))

test.each([
  ['a day ahead', 1],
  ['back', 0],
  ['a day behind', -1],
  ['back again', 0],
])('the clock is set %s: pages follow the day within seconds, and publishing goes on', async (_, days) => {
  writeFileSync(clock, String(days * dayMs))
  await countsUpTo(dayOf(new Date(Date.now() + (days - 1) * dayMs)))
  expect(await watched.work(3)).toEqual([])
  expect(await watched.untilLive(Date.now())).toEqual([])
  const { lagMs } = JSON.parse((await waitFor(`${system.siteUrl}/healthz`, () => true)).text)
  expect(lagMs).toBe(0)
})

test('afterwards nothing differs, and the reader saw nothing wrong', async () => {
  expect(await watched.differences()).toEqual([])
  expect(watched.reader.problems).toEqual([])
})
