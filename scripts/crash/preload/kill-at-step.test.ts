import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { arm, hasFired, stepsSeen } from '../order.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huoye-order-'))
  writeFileSync(join(folder, 'announce.cjs'), announce)
})
afterEach(() => rmSync(folder, { recursive: true }))

const announce = `require('node:diagnostics_channel').channel('huoye:step').publish({ step: 'object-written' })`
const inProcess = `require(process.env.HUOYE_CRASH_FOLDER + '/announce.cjs')`
const inThread = `new (require('node:worker_threads').Worker)(process.env.HUOYE_CRASH_FOLDER + '/announce.cjs')`

/** Runs a program with the hook, and gives how it ended. */
async function run(program: string): Promise<{ code: number | null; signal: string | null }> {
  const preload = join(import.meta.dirname, 'kill-at-step.ts')
  const env = { ...process.env, NODE_OPTIONS: `--import=${preload}`, HUOYE_CRASH_FOLDER: folder }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', program], { env })
  const [code, signal] = await once(child, 'exit')
  return { code, signal }
}

test.each([
  ['the process', inProcess],
  ['one of its threads', inThread],
])('a step that %s announces kills whom the order names', async (_, program) => {
  const other = spawn('sleep', ['600'])
  const gone = once(other, 'exit')
  arm(folder, { step: 'object-written', nth: 1, kill: [other.pid ?? 0] })
  expect(await run(program)).toEqual({ code: 0, signal: null })
  expect(await gone).toEqual([null, 'SIGKILL'])
  expect(hasFired(folder)).toBe(true)
})

test('a process that is to be killed does nothing after the step', async () => {
  const kill = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'armed.json'))},
    JSON.stringify({ step: 'object-written', nth: 1, kill: [process.pid] }))`
  const program = `${kill}; ${inThread}; setInterval(() => {}, 1000)`
  expect(await run(program)).toEqual({ code: null, signal: 'SIGKILL' })
  expect(stepsSeen(folder).get('object-written')).toBe(1)
})
