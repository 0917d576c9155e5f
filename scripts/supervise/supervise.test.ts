import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from './log-file.ts'
import { supervise } from './supervise.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huoye-supervise-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Keeps a process running whose program is `code`. */
function keep(code: string) {
  const events: Record<string, unknown>[] = []
  const spec = { name: 'sample', script: ['-e', code], cwd: folder, env: process.env }
  const supervised = supervise(spec, {
    log: openLog(join(folder, 'sample.log')),
    onMessage: () => undefined,
    onEvent: (event) => events.push(event),
    onPid: () => undefined,
  })
  return { supervised, events }
}

const ready = 'process.send({ ready: true }); setInterval(() => {}, 1000);'

test('a process that ends by itself is started again', async () => {
  const { supervised, events } = keep(`
    const fs = require('node:fs')
    if (!fs.existsSync('second')) { fs.writeFileSync('second', ''); process.exit(3) }
    ${ready}`)
  await supervised.ready
  await supervised.stop()
  expect(events.map(({ event }) => event)).toEqual(['started', 'ended', 'crash', 'started', 'ready', 'ended'])
  expect(events[1]).toMatchObject({ code: 3, wanted: false })
})

test('a process that never gets ready is given up, with its last words', async () => {
  const { supervised } = keep(`console.error('the database is not there'); process.exit(1)`)
  await expect(supervised.ready).rejects.toThrow('the database is not there')
  await supervised.stop()
})

test('what a process started itself ends with it', async () => {
  const { supervised } = keep(`
    const child = require('node:child_process').spawn('sleep', ['600'])
    require('node:fs').writeFileSync('child', String(child.pid))
    ${ready}`)
  await supervised.ready
  const child = readFileSync(join(folder, 'child'), 'utf8')
  await supervised.stop()
  await expect.poll(() => existsSync(`/proc/${child}`) && !isZombie(child)).toBe(false)
})

const isZombie = (pid: string) => readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
