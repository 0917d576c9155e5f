import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUp } from '../../backup/backup.ts'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { runVerify } from '../../publish/run-verify.ts'
import { restore } from '../../restore/restore.ts'
import { root } from '../../start/system.ts'
import { healthOf, untilQuiet } from './health.ts'
import { withFilledSystem } from './publish.ts'

/** How long a lost machine takes to come back, and what was lost. */
export interface RestoreFigures {
  readonly pages: number
  readonly documents: number
  readonly backupS: number
  readonly backupMb: number
  /** Unpacking onto the empty machine, and starting until readers are answered. */
  readonly restoreS: number
  /** Until every page was held against a clean full render. */
  readonly verifiedS: number
  /** Publishes acknowledged before the backup began that are not there afterwards. */
  readonly missed: number
}

const publishesBefore = 20

/** Backs up while editors publish, wipes DATA_DIR with the database in it, restores and verifies. */
export function benchRestore(pages: number, corpus: string | undefined, screen: Screen): Promise<RestoreFigures> {
  return withFilledSystem({ pages, corpus, screen }, async ({ system, publish, filler }) => {
    const folder = mkdtempSync(join(tmpdir(), 'huoye-restore-'))
    const file = join(folder, 'site.tar')
    try {
      const before: string[] = []
      for (let number = 0; number < publishesBefore; number += 1) before.push((await publish(number)).path)
      let going = true
      const meanwhile = (async () => {
        for (let number = publishesBefore; going; number += 1) await publish(number)
      })()
      const began = performance.now()
      const bytes = await withProgress(screen, '备份', () => backUp(system.settings, file))
      const backupS = seconds(began)
      going = false
      await meanwhile
      let wipedAt = 0
      await withProgress(screen, '恢复', () =>
        system.restart(async () => {
          rmSync(system.dataDir, { recursive: true })
          wipedAt = performance.now()
          await restore(system.settings, file, false)
        }),
      )
      const restoreS = seconds(wipedAt)
      await untilQuiet(system)
      const signal = new AbortController().signal
      const { code } = await runVerify(root, system.settings, { json: true, screen, signal })
      const verifiedS = seconds(wipedAt)
      const statuses = await Promise.all(
        before.map(async (path) => (await fetch(new URL(path, system.siteUrl))).status),
      )
      return {
        pages: (await healthOf(system)).pages,
        documents: await filler.documents(),
        backupS,
        backupMb: Math.round(bytes / 1e5) / 10,
        restoreS,
        verifiedS,
        missed: statuses.filter((status) => status !== 200).length + code,
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10
