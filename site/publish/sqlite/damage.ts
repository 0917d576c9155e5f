import { rmSync } from 'node:fs'

const damageCodes = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_SHORT_READ']

/** Whether an error comes from the database itself, not from what was asked of it. */
export const isStorageError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')

/** Whether an error says that a database file is no longer whole. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DatabaseDamaged || (isStorageError(error) && damageCodes.some((code) => error.code.startsWith(code)))

/** A database's file is not the one that was opened, or is shorter than it was. */
export class DatabaseDamaged extends Error {
  constructor(file: string) {
    super(`The file ${file} was cut short, removed or replaced while it was in use.`)
  }
}

/** Removes a database file with all that belongs to it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
}
