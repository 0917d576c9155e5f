import { reconciled } from '@huoye/content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FeedFault, FeedProxy } from '../crash/feed-proxy.ts'
import { Watched } from '../crash/watched.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { askPublisher } from '../publish/ask-publisher.ts'

let proxy: FeedProxy
let system: TestSystem
let watched: Watched
beforeAll(async () => {
  system = await startTestSystem({
    launch: async ({ cmsPort }) => {
      const started = await FeedProxy.start(cmsPort)
      proxy = started.proxy
      return { environment: { publisher: { CMS_PORT: String(started.port) } } }
    },
  })
  watched = await Watched.start(system, 1)
})
afterAll(async () => {
  await watched?.reader.stop()
  await system?.stop()
  await proxy?.stop()
})

test.each<FeedFault>(['duplicated', 'reordered', 'dropped'])(
  'what is %s on its way is put right by the reconciler',
  async (fault) => {
    await watched.work(4)
    expect(await watched.untilLive(Date.now())).toEqual([])
    const before = proxy.tampered
    proxy.fault = fault
    expect(await watched.work(6)).toEqual([])
    await expect.poll(() => proxy.tampered, { timeout: 20_000 }).toBeGreaterThan(before)
    proxy.fault = 'none'
    if (fault !== 'duplicated') expect(await watched.notLive([])).not.toEqual([])
    const { differing } = await askPublisher(system.dataDir, 'POST', '/reconcile', reconciled)
    if (fault !== 'duplicated') expect(differing).toBeGreaterThan(0)
    expect(await watched.untilLive(Date.now())).toEqual([])
  },
)

test('what is dropped is found at the next start, without anybody asking', async () => {
  const before = proxy.tampered
  proxy.fault = 'dropped'
  expect(await watched.work(6)).toEqual([])
  await expect.poll(() => proxy.tampered, { timeout: 20_000 }).toBeGreaterThan(before)
  proxy.fault = 'none'
  expect(await watched.notLive([])).not.toEqual([])
  process.kill(system.system.pid('publisher') ?? Number.NaN, 'SIGKILL')
  expect(await watched.untilLive(Date.now())).toEqual([])
})

test('afterwards nothing differs, and the reader saw nothing wrong', async () => {
  expect(await watched.differences()).toEqual([])
  expect(watched.reader.problems).toEqual([])
})
