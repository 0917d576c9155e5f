import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Held until released or until this process ends, however it ends. */
export interface Held {
  release(): void
}

/** A database that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<DatabaseSync>()

/**
 * Takes a lock that the operating system gives up by itself when its holder dies, so none can go stale and two cannot both
 * get it: an exclusive SQLite transaction on `file`. Null when another process holds it.
 */
export function tryLock(file: string): Held | null {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    held.add(database)
    return {
      release() {
        if (held.delete(database)) database.close()
      },
    }
  } catch (error) {
    database.close()
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null
    throw error
  }
}

/** Runs `work` alone among all processes that use the same file; calls `waiting` once when another one is at it. */
export async function alone<T>(file: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
  let lock = tryLock(file)
  if (lock === null) waiting()
  while (lock === null) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    lock = tryLock(file)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}
