import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeDataDir } from './data-dir-lock.ts'

const module = JSON.stringify(join(import.meta.dirname, 'data-dir-lock.ts'))

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'huoye-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

/** Another process that takes the folder, says what came of it, and stays until it is killed. */
async function otherProcess() {
  const code = `
    const { takeDataDir } = await import(${module})
    try { takeDataDir(${JSON.stringify(dataDir)}).note([4242]); console.log('taken'); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.code) }`
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code])
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

test('a folder in use is refused with the process that uses it', async () => {
  const { child } = await otherProcess()
  expect(() => takeDataDir(dataDir)).toThrow(`正由进程 ${child.pid}使用`)
  child.kill('SIGKILL')
})

test('a folder whose user was killed is taken over, and its leftovers are known', async () => {
  const { child } = await otherProcess()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = takeDataDir(dataDir)
  expect(lock.leftBehind).toEqual([4242])
  lock.release()
})

test('of several at the same moment exactly one gets it', async () => {
  const all = await Promise.all([otherProcess(), otherProcess(), otherProcess(), otherProcess()])
  for (const { child } of all) child.kill('SIGKILL')
  expect(all.map(({ said }) => said).sort()).toEqual([...Array(3).fill('HUOYE-START-006'), 'taken'])
})

test('after an orderly end nothing is left', () => {
  takeDataDir(dataDir).release()
  const lock = takeDataDir(dataDir)
  expect(lock.leftBehind).toEqual([])
  lock.release()
})
