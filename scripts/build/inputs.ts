import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

const ignored = /(^|\/)(node_modules|dist|generated|\.astro|\.strapi|\.cache)(\/|$)|\.test\.tsx?$/

/** Whether a file can change what a build gives. Paths are relative to the checkout. */
export function isInput(path: string): boolean {
  return !ignored.test(path)
}

/** A hash over names and contents of everything under `paths` that is an input; a path that is not there counts as empty. */
export function hashInputs(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(root, join(root, path)).sort()) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function filesUnder(root: string, path: string): string[] {
  const name = relative(root, path)
  if (!isInput(name)) return []
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [name]
  return readdirSync(path).flatMap((entry) => filesUnder(root, join(path, entry)))
}
