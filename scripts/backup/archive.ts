import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { ExplainedError } from '../explain/explained-error.ts'

const run = promisify(execFile)

/** What a backup says of itself, as `backup.json` inside it. */
export type BackupNote = {
  readonly format: 1
  /** ISO 8601: every publish acknowledged before this moment is in it. */
  readonly at: string
  readonly database: 'sqlite' | 'postgres'
}

export const noteFile = 'backup.json'
/** The database inside a backup: SQLite's file, or what pg_dump wrote. */
export const databaseFile = { sqlite: 'cms.db', postgres: 'cms.dump' } as const
/** Of the DATA_DIR; everything else in it is made again from these and the database. */
export const keptEntries = ['secrets.json', 'media', 'originals', 'withdrawn.jsonl'] as const

/** Runs a program; where it is not there or fails, an ExplainedError says what to do. */
export async function runTool(program: string, parameters: readonly string[], what: string): Promise<string> {
  try {
    return (await run(program, [...parameters], { maxBuffer: 1 << 26 })).stdout
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
    const remedy = missing ? `请先安装 ${program}。` : said.slice(0, 1000)
    throw new ExplainedError('HUOYE-BACKUP-001', `${what}没有成功（${program}）。`, remedy, cause)
  }
}

/** PostgreSQL's own programs, which Debian keeps off the PATH. */
export function postgresTool(name: 'pg_dump' | 'pg_restore'): string {
  const found = [17, 16, 15, 14, 13].map((version) => `/usr/lib/postgresql/${version}/bin/${name}`).find(existsSync)
  return found ?? name
}
