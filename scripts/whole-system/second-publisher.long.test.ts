import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Watched } from '../crash/watched.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { readSecrets } from '../start/secrets.ts'
import { root } from '../start/system.ts'

let system: TestSystem
let watched: Watched
beforeAll(async () => {
  system = await startTestSystem()
  watched = await Watched.start(system, 3)
})
afterAll(async () => {
  await watched?.reader.stop()
  await system?.stop()
})

/** Starts another publisher on the same folder, and gives how it ended. */
async function startAnother(): Promise<{ code: number; said: string; ms: number }> {
  const { settings, dataDir } = system
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'site', 'publish', 'main.ts')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      HOST: settings.host,
      CMS_PORT: String(settings.cmsPort),
      SITE_PORT: String(settings.sitePort),
      PUBLIC_URL: settings.publicUrl,
      HUOYE_PUBLISHING_SECRET: readSecrets(dataDir).publishing ?? '',
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const tooLong = setTimeout(() => child.kill('SIGKILL'), 20_000)
  const [code] = await once(child, 'close')
  clearTimeout(tooLong)
  return { code: Number(code), said, ms: performance.now() - began }
}

test('a second publisher on one folder ends at once and says why; the first is not disturbed', async () => {
  const first = system.system.pid('publisher')
  for (let round = 0; round < 3; round += 1) {
    const [another, refusals] = await Promise.all([startAnother(), watched.work(3)])
    expect(another.said).toContain('PUBLISHER_RUNNING')
    expect(another.code).toBeGreaterThan(0)
    expect(another.ms).toBeLessThan(10_000)
    expect(refusals).toEqual([])
    expect(await watched.untilLive(Date.now())).toEqual([])
  }
  expect(system.system.pid('publisher')).toBe(first)
  expect(await watched.differences()).toEqual([])
  expect(watched.reader.problems).toEqual([])
})
