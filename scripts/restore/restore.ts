import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { type BackupNote, databaseFile, keptEntries, noteFile, postgresTool, runTool } from '../backup/archive.ts'
import { ExplainedError } from '../explain/explained-error.ts'
import { takeDataDir } from '../start/data-dir-lock.ts'
import type { Settings } from '../start/settings.ts'

type Where = Pick<Settings, 'dataDir' | 'database'>

/** What was withdrawn here is known here, whatever an older backup says. */
const journal = 'withdrawn.jsonl'

/**
 * Puts a backup into an empty DATA_DIR and an empty database; with `replace` in place of what is there. The site is not made yet:
 * the next start makes it from this. Refuses before anything is touched where the file is no backup of the same database.
 */
export async function restore({ dataDir, database }: Where, file: string, replace: boolean): Promise<BackupNote> {
  if (!existsSync(file))
    throw new ExplainedError('HUOYE-RESTORE-001', `没有 ${file} 这个文件。`, '请核对备份文件的位置。')
  if (!replace && existsSync(join(dataDir, 'secrets.json'))) {
    const remedy = '请把 DATA_DIR 指到一个空目录；确实要用备份换掉现在的内容，加 --replace。'
    throw new ExplainedError('HUOYE-RESTORE-002', `${dataDir} 里已经有网站，没有恢复。`, remedy)
  }
  mkdirSync(dataDir, { recursive: true })
  const lock = takeDataDir(dataDir)
  const beside = mkdtempSync(join(dataDir, 'restoring-'))
  try {
    await runTool('tar', ['--extract', '--file', file, '-C', beside], '读取备份')
    const note = noteIn(beside, file)
    if (note.database !== database.client) {
      const remedy = `请按备份时的数据库设置 DATABASE_CLIENT=${note.database} 再恢复。`
      throw new ExplainedError('HUOYE-RESTORE-004', `这个备份是 ${note.database} 数据库的。`, remedy)
    }
    const known = existsSync(join(dataDir, journal)) ? readFileSync(join(dataDir, journal), 'utf8') : ''
    await load(database, beside)
    empty(dataDir)
    for (const name of [...keptEntries, ...(database.client === 'sqlite' ? [databaseFile.sqlite] : [])])
      if (existsSync(join(beside, name))) renameSync(join(beside, name), join(dataDir, name))
    if (known !== '') appendFileSync(join(dataDir, journal), known)
    return note
  } finally {
    rmSync(beside, { recursive: true, force: true })
    lock.release()
  }
}

function noteIn(folder: string, file: string): BackupNote {
  const name = join(folder, noteFile)
  const note: Partial<BackupNote> = existsSync(name) ? JSON.parse(readFileSync(name, 'utf8')) : {}
  if (note.format === 1 && note.at !== undefined && note.database !== undefined)
    return { format: 1, at: note.at, database: note.database }
  throw new ExplainedError('HUOYE-RESTORE-003', `${file} 不是活页的备份。`, '请用 npm run backup 做的文件。')
}

async function load(database: Settings['database'], folder: string): Promise<void> {
  if (database.client !== 'postgres') return
  const options = ['--clean', '--if-exists', '--no-owner', '--single-transaction', '--dbname', database.url]
  await runTool(postgresTool('pg_restore'), [...options, join(folder, databaseFile.postgres)], '恢复数据库')
}

/** Everything goes but the lock that is held: what is derived belongs to what was there before. */
function empty(dataDir: string): void {
  const staying = /^(?:start\.(?:lock|json)|restoring-)/
  for (const name of readdirSync(dataDir)) if (!staying.test(name)) rmSync(join(dataDir, name), { recursive: true })
}
