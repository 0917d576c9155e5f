import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../start/system.ts'
import type { Scripts } from './pages.ts'

const sourceOf = (path: string): string => readFileSync(join(root, 'site', 'src', path), 'utf8')

/** The scripts that stand inside pages, word for word as the site has them. */
export const scripts: Scripts = {
  readingMode: sourceOf('reading-mode/reading-mode.js'),
  myBranches: sourceOf('my-branches/my-branches.js'),
}
