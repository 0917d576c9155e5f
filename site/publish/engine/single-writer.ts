import Database from 'better-sqlite3'

/**
 * Holds the publisher's place in a data folder until the process ends, however it ends: the operating system
 * gives the lock back. Throws when another publisher is at work.
 */
export function becomeSingleWriter(file: string): { release(): void } {
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new Error('PUBLISHER_RUNNING: 另一个发布进程正在使用这个数据目录，请先停止它。线上版本未受影响。', { cause })
  }
  return { release: () => lock.close() }
}
