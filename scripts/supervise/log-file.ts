import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { whereThereIsRoom } from './room.ts'

/**
 * A log of bounded size: when it is full it becomes `<file>.1`, and what was there before is dropped. While the disk is full its
 * lines are dropped too: whoever writes a log goes on working.
 */
export interface LogFile {
  append(text: string | Uint8Array): void
  /** The last lines, across the turn. */
  tail(lines: number): string
}

/** Opens a log; `limit` in bytes for each of the two files. */
export function openLog(file: string, limit = 5_000_000): LogFile {
  mkdirSync(dirname(file), { recursive: true })
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
  return {
    append(text) {
      const length = Buffer.byteLength(text)
      if (size > 0 && size + length > limit) {
        renameSync(file, `${file}.1`)
        size = 0
      }
      if (whereThereIsRoom(() => appendFileSync(file, text, { mode: 0o600 }))) size += length
    },
    tail(lines) {
      const text = read(file)
      const enough = text.split('\n').length > lines ? text : read(`${file}.1`) + text
      return enough.trimEnd().split('\n').slice(-lines).join('\n')
    },
  }
}
