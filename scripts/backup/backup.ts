import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ExplainedError } from '../explain/explained-error.ts'
import type { Settings } from '../start/settings.ts'
import { type BackupNote, databaseFile, keptEntries, noteFile, postgresTool, runTool } from './archive.ts'

type Where = Pick<Settings, 'dataDir' | 'database'>

/**
 * Writes everything that cannot be made again into one file, while the system runs or not: the database first, as one state of
 * it, then the files that it speaks of, which never change once they are there. The file appears whole or not at all.
 * Gives its size in bytes.
 */
export async function backUp({ dataDir, database }: Where, file: string): Promise<number> {
  if (!existsSync(join(dataDir, 'secrets.json'))) {
    const remedy = '改过 DATA_DIR 的，这里也要设置成一样的。'
    throw new ExplainedError('HUOYE-BACKUP-002', `${dataDir} 里没有网站，没有备份。`, remedy)
  }
  mkdirSync(dirname(file), { recursive: true })
  const beside = mkdtempSync(`${file}.`)
  try {
    const note: BackupNote = { format: 1, at: new Date().toISOString(), database: database.client }
    await dump(dataDir, database, join(beside, databaseFile[database.client]))
    writeFileSync(join(beside, noteFile), `${JSON.stringify(note)}\n`)
    const kept = keptEntries.filter((name) => existsSync(join(dataDir, name)))
    const archive = join(beside, 'archive.tar')
    const first = ['-C', beside, noteFile, databaseFile[database.client]]
    // A photograph whose document is withdrawn just now may go while it is being copied.
    const options = ['--warning=no-file-removed', '--warning=no-file-changed', '--ignore-failed-read']
    await runTool('tar', ['--create', '--file', archive, ...options, ...first, '-C', dataDir, ...kept], '备份')
    // Accounts and secrets are in it.
    chmodSync(archive, 0o600)
    renameSync(archive, file)
    return statSync(file).size
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

async function dump(dataDir: string, database: Settings['database'], to: string): Promise<void> {
  if (database.client === 'postgres') {
    await runTool(postgresTool('pg_dump'), ['--format=custom', '--file', to, database.url], '备份数据库')
    return
  }
  const sqlite = new DatabaseSync(join(dataDir, 'cms.db'), { timeout: 30_000 })
  try {
    sqlite.prepare('VACUUM INTO ?').run(to)
  } finally {
    sqlite.close()
  }
}
