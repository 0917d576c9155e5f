import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../harness/free-ports.ts'
import { root } from './system.ts'

let dataDir: string
let ports: [string, string]
const spawned: ChildProcess[] = []
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'huoye-start-'))
  const [cms, site] = await freePorts(2)
  ports = [String(cms), String(site)]
})
afterAll(async () => {
  for (const child of spawned) child.kill('SIGTERM')
  await Promise.all(spawned.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
  rmSync(dataDir, { recursive: true, force: true })
})

/** `npm start` on this test's folder and ports. */
function start(more: Record<string, string> = {}) {
  const [CMS_PORT, SITE_PORT] = ports
  const { npm_lifecycle_event, ...outer } = process.env
  const env = { ...outer, DATA_DIR: dataDir, CMS_PORT, SITE_PORT, HUOYE_SEED: 'empty', ...more }
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'start'], { cwd: root, env })
  spawned.push(child)
  let said = ''
  const until = (words: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (said.includes(words)) resolve(said)
      }
      child.stdout.on('data', look)
      child.once('close', () => (said.includes(words) ? resolve(said) : reject(new Error(said))))
      look()
    })
  for (const stream of [child.stdout, child.stderr]) stream.prependListener('data', (chunk) => (said += chunk))
  return { child, until, ended: once(child, 'close').then(([code]) => ({ code: Number(code), said })) }
}

/** The processes of this system that still run. */
function running(): number[] {
  const noted: { pid: number; children: number[] } = JSON.parse(readFileSync(join(dataDir, 'start.json'), 'utf8'))
  return [noted.pid, ...noted.children].filter(lives)
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some(lives)) await new Promise((resolve) => setTimeout(resolve, 50))
}

test('it says where everything is and how to log in, refuses a second start, and ends without leaving a process', async () => {
  const first = start()
  const said = await first.until('按 Ctrl-C 停止')
  expect(said).toContain(`http://127.0.0.1:${ports[1]}/`)
  expect(said).toMatch(/auth\/register\?registrationToken=\w+/)
  const pids = running()
  expect(pids).toHaveLength(4)

  const second = await start().ended
  expect(second.code).toBe(1)
  expect(second.said).toContain('HUOYE-START-006')
  expect(second.said).toContain(`进程 ${pids[0]}`)

  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
  expect(pids.filter(lives)).toEqual([])
})

test('a killed supervisor takes its processes along, and the next start takes over in under 15 s', async () => {
  const first = start()
  await first.until('按 Ctrl-C 停止')
  const [supervisor, ...children] = running()
  if (supervisor === undefined) throw new Error('the supervisor runs')
  process.kill(supervisor, 'SIGKILL')
  await first.ended
  await untilGone(children)

  const began = performance.now()
  const second = start()
  await second.until('按 Ctrl-C 停止')
  expect(performance.now() - began).toBeLessThan(15_000)
  second.child.kill('SIGINT')
  expect((await second.ended).code).toBe(0)
})

test('a taken port and a wrong variable are refused before anything starts', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(Number(ports[1]), '127.0.0.1', resolve))
  expect((await start().ended).said).toContain('HUOYE-START-003')
  other.close()
  const wrong = await start({ CMS_PORT: 'eighty' }).ended
  expect(wrong.code).toBe(1)
  expect(wrong.said).toContain('CMS_PORT 应是')
})
