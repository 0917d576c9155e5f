import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp } from '../backup/backup.ts'
import { until } from '../crash/until.ts'
import type { AdminApi } from '../harness/admin-api.ts'
import { postgresPrograms, startPostgres, type TestPostgres } from '../harness/postgres.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { silence } from '../progress/progress.ts'
import { runVerify } from '../publish/run-verify.ts'
import { withdraw } from '../publish/withdraw.ts'
import { restore } from '../restore/restore.ts'
import { root } from '../start/system.ts'
import { addressOf, columnField, makeBranch } from './branch.ts'

/** Declares tests of backup and restore on one kind of database. */
export function backupOn(name: 'SQLite' | 'PostgreSQL'): void {
  describe.skipIf(name === 'PostgreSQL' && !postgresPrograms)(`a backup on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'huoye-backup-'))
    const file = join(folder, 'site.tar')
    let database: TestPostgres | null = null
    let system: TestSystem
    let admin: AdminApi
    let place: Record<string, unknown>

    beforeAll(async () => {
      if (name === 'PostgreSQL' && postgresPrograms) database = await startPostgres(postgresPrograms)
      system = await startTestSystem(database ? { databaseUrl: database.url } : {})
      admin = await system.logIn()
      const organization = (await makeBranch(admin, 'qingxi')).field
      place = { organization, column: await columnField(admin, 'other-core-work') }
    })
    afterAll(async () => {
      await system?.stop()
      await database?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    async function publish(title: string): Promise<string> {
      const draft = await admin.create('activity', { title, body: `<p>${title}的正文。</p>`, ...place })
      return addressOf(await admin.publish('activity', draft.documentId))
    }
    const status = async (path: string): Promise<number> => (await fetch(new URL(path, system.siteUrl))).status

    /** What `npm run restore` does beside this: the next start, and the comparison. */
    async function restored(replace: boolean): Promise<void> {
      await system.restart(async () => {
        if (!replace) for (const entry of ['.']) rmSync(join(system.dataDir, entry), { recursive: true })
        await restore(system.settings, file, replace)
      })
      admin = await system.logIn()
      const signal = new AbortController().signal
      const { code, text } = await runVerify(root, system.settings, { json: true, screen: silence, signal })
      expect(code, text).toBe(0)
    }

    test('taken while editors publish, it holds everything that was acknowledged before it began', async () => {
      const before = [await publish('备份之前一'), await publish('备份之前二')]
      let going = true
      const meanwhile = (async () => {
        for (let number = 0; going; number += 1) await publish(`备份期间${number}`)
      })()
      const bytes = await backUp(system.settings, file)
      going = false
      await meanwhile
      expect(bytes).toBeGreaterThan(10_000)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      await expect(restore(system.settings, file, false)).rejects.toThrow('HUOYE-RESTORE-002')
      await restored(false)
      for (const path of before) expect(await status(path)).toBe(200)
      expect(await status(await publish('恢复之后'))).toBeLessThan(500)
    })

    test('what was withdrawn after it stays gone when it is brought back', async () => {
      const path = await publish('之后要撤下的')
      await waitFor(new URL(path, system.siteUrl).href, (seen) => seen.status === 200)
      await backUp(system.settings, file)
      await withdraw(system.settings, { path, reason: '误发' })
      await waitFor(new URL(path, system.siteUrl).href, (seen) => seen.status === 410)
      await restored(true)
      expect(await until(async () => ([404, 410].includes(await status(path)) ? true : null), 10_000)).toBe(true)
      expect(
        (await fetch(new URL('/', system.siteUrl)).then((response) => response.text())).includes('之后要撤下的'),
      ).toBe(false)
    })

    test('what is no backup, or of another database, is refused and nothing is touched', async () => {
      const settings = { ...system.settings, dataDir: join(folder, 'elsewhere') }
      await expect(restore(settings, join(folder, 'nothing.tar'), false)).rejects.toThrow('HUOYE-RESTORE-001')
      await expect(restore(settings, join(root, 'README.md'), false)).rejects.toThrow('HUOYE-BACKUP-001')
      const other =
        name === 'SQLite' ? { client: 'postgres' as const, url: 'postgres://nobody' } : { client: 'sqlite' as const }
      await expect(restore({ ...settings, database: other }, file, false)).rejects.toThrow('HUOYE-RESTORE-004')
      expect(readFileSync(file).length).toBeGreaterThan(10_000)
    })
  })
}
