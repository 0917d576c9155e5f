import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresPrograms } from '../harness/postgres.ts'
import { DatabaseTrial } from './database-trial.ts'

/** Both ends of the promise: live again, and working again, within this after the database is back. */
const promisedMs = 5000

/** The tests of a database that is gone for some time. Skipped where PostgreSQL is not installed. */
export function databaseSuite(goneMs: number): void {
  const trial = new DatabaseTrial()
  beforeAll(async () => {
    if (postgresPrograms !== null) await trial.start()
  })
  afterAll(() => trial.stop())

  test.skipIf(postgresPrograms === null)(
    'the database is gone: readers notice nothing, the editor is told, and all works soon after it is back',
    async () => {
      const gone = await trial.withoutDatabase(goneMs)
      expect(gone.lost).toEqual([])
      expect(gone.refused).toBe(gone.tries)
      expect(gone.worksAfterMs, gone.refusedSince.join('\n')).toBeLessThan(promisedMs)
      expect(gone.liveAfterMs).toBeLessThan(promisedMs)
      expect(await trial.watched.differences()).toEqual([])
      expect(trial.watched.reader.problems).toEqual([])
    },
  )
}
