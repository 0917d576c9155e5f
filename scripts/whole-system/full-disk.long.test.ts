import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Watched } from '../crash/watched.ts'
import { mountSmallDisk, type SmallDisk } from '../harness/small-disk.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'

const kilobyte = 1024
/** Mounting needs root: elsewhere these tests count as skipped. */
const mayMount = tryMount()

function tryMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-disk-'))
  const disk = mountSmallDisk(folder, 1)
  disk?.remove()
  rmSync(folder, { recursive: true })
  return disk !== null
}

describe.each([
  { what: 'objects', below: 'objects', megabytes: 24, acknowledges: true },
  { what: 'the whole DATA_DIR', below: '', megabytes: 160, acknowledges: false },
])(
  `with $what on a small disk${mayMount ? '' : ' (skipped: this user may not mount one)'}`,
  ({ below, megabytes, acknowledges }) => {
    let disk: SmallDisk | null = null
    let dataDir: string
    let system: TestSystem
    let watched: Watched
    beforeAll(async () => {
      if (!mayMount) return
      dataDir = mkdtempSync(join(tmpdir(), 'huoye-small-'))
      disk = mountSmallDisk(join(dataDir, below), megabytes)
      system = await startTestSystem({ dataDir })
      watched = await Watched.start(system, 5)
    })
    afterEach(() => disk?.free())
    afterAll(async () => {
      await watched?.reader.stop()
      await system?.stop()
      disk?.remove()
      if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true })
    })

    test.skipIf(!mayMount).each([0, 8, 64, 200])(
      'when it is full but for %s KB, the old release is served whole; when there is room, all is live',
      async (left) => {
        disk?.fill(left * kilobyte)
        const refusals = await watched.work(4).catch((error: unknown) => [error])
        if (acknowledges) expect(refusals).toEqual([])
        const looks = watched.reader.wholeLooks
        await expect.poll(() => watched.reader.wholeLooks, { timeout: 30_000 }).toBeGreaterThan(looks + 10)
        expect(watched.reader.problems).toEqual([])
        disk?.free()
        const freedAt = Date.now()
        expect(await watched.settle()).toEqual([])
        expect(await watched.untilLive(freedAt)).toEqual([])
        expect(Date.now() - freedAt).toBeLessThan(10_000)
      },
    )

    test.skipIf(!mayMount)('afterwards nothing differs, and the reader saw nothing wrong', async () => {
      expect(await watched.work(2)).toEqual([])
      expect(await watched.differences()).toEqual([])
      expect(watched.reader.problems).toEqual([])
    })
  },
)
