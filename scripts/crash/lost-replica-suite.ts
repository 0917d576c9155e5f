import { rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { reconciled } from '@huoye/content-types'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { askPublisher } from '../publish/ask-publisher.ts'
import { until } from './until.ts'
import { Watched } from './watched.ts'

type Loss = { what: string; lose: () => void }

/** Which losses are tried in which situation. */
export type ChosenLosses = Readonly<Record<'stopped' | 'dead' | 'working', (loss: Loss) => boolean>>

/** Declares tests in which the publisher's replica is damaged, and the site goes on whole and heals by itself. */
export function lostReplica(chosen: ChosenLosses): void {
  let system: TestSystem
  let watched: Watched
  beforeAll(async () => {
    system = await startTestSystem()
    watched = await Watched.start(system, 4)
    expect(await watched.work(10)).toEqual([])
  })
  afterAll(async () => {
    await watched?.reader.stop()
    await system?.stop()
  })

  /** Asks until it is done: a publisher that finds its replica damaged may start anew meanwhile. */
  async function untilReconciled(): Promise<void> {
    const ask = () => askPublisher(system.dataDir, 'POST', '/reconcile', reconciled).catch(() => null)
    expect(await until(ask, 20_000)).not.toBeNull()
  }

  const file = () => join(system.dataDir, 'replica.db')

  function deleteHalfOf(table: string): void {
    const replica = new DatabaseSync(file(), { timeout: 10_000 })
    replica.exec(`DELETE FROM ${table} WHERE rowid % 2 = 0`)
    replica.close()
  }

  const losses: Loss[] = [
    { what: 'half of the records are deleted', lose: () => deleteHalfOf('records') },
    { what: 'half of the entries are deleted', lose: () => deleteHalfOf('entries') },
    { what: 'the file is cut in half', lose: () => truncateSync(file(), Math.floor(statSync(file()).size / 2)) },
    {
      what: 'the file is removed',
      lose: () => {
        for (const suffix of ['', '-wal', '-shm']) rmSync(`${file()}${suffix}`, { force: true })
      },
    },
  ]

  beforeEach(async () => {
    watched.letGo()
    watched.reader.problems.length = 0
    expect(await watched.work(3)).toEqual([])
    expect(await watched.untilLive(Date.now())).toEqual([])
    watched.keepWhatIsLive()
  })

  afterEach(async () => {
    expect(await watched.untilLive(Date.now())).toEqual([])
    expect(await watched.differences()).toEqual([])
    expect(watched.reader.problems).toEqual([])
  })

  describe('while everything is stopped', () => {
    test.each(losses.filter(chosen.stopped))('$what: the site is whole, and goes on', async ({ lose }) => {
      watched.reader.serverMayBeAway = true
      await system.restart(lose)
      watched.reader.serverMayBeAway = false
      expect(await watched.notLive([])).toEqual([])
      expect(await watched.work(2)).toEqual([])
    })
  })

  describe('while the publisher is dead', () => {
    test.each(losses.filter(chosen.dead))('$what: the site is whole, and goes on', async ({ lose }) => {
      const publisher = system.system.pid('publisher')
      if (publisher === undefined) throw new Error('the publisher runs')
      process.kill(publisher, 'SIGKILL')
      await expect.poll(() => system.system.pid('publisher')).not.toBe(publisher)
      lose()
      expect(await watched.work(2)).toEqual([])
    })
  })

  describe('while the publisher works', () => {
    test.each(losses.filter(chosen.working))('$what: it finds out, and puts it right', async ({ lose }) => {
      lose()
      expect(await watched.work(2)).toEqual([])
      await untilReconciled()
      expect(await watched.untilLive(Date.now())).toEqual([])
    })
  })
}
