import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Takes what an earlier run left out of the way without deleting it: for some minutes after many files are deleted, file
 * systems make new ones ten times more slowly, and the next run would pay for it. All goes with the bench's folder at the end.
 */
export function putAside(path: string): void {
  if (!existsSync(path)) return
  const aside = join(dirname(path), 'earlier')
  mkdirSync(aside, { recursive: true })
  renameSync(path, join(aside, `${basename(path)}-${performance.now()}`))
}
