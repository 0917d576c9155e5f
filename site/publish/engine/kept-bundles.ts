import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundleHash } from '../render/site-bundle.ts'

/** A built bundle kept under its hash, so that it can go on rendering while the next one is built and rendered. */
export type KeptBundle = { hash: string; entry: string }

/** Bundles that stay on the disk: the newest, and those that a rebuild or an older process may still use. */
const keptBundles = 3

/** Copies the built bundle beside the earlier ones; `entry` is the file that `astro build` wrote. */
export function keepBundle(entry: string): KeptBundle {
  const built = join(dirname(entry), '..')
  const hash = bundleHash(built)
  const folder = join(built, '..', 'editions')
  const kept = join(folder, hash)
  if (!existsSync(kept)) {
    const unfinished = `${kept}.${process.pid}`
    cpSync(built, unfinished, { recursive: true })
    renameOrDrop(unfinished, kept)
  }
  dropOldest(folder, hash)
  return { hash, entry: join(kept, 'server', 'entry.mjs') }
}

/** The kept bundle of that hash; null when it is not there any more. */
export function keptBundle(entry: string, hash: string): KeptBundle | null {
  const kept = join(dirname(entry), '..', '..', 'editions', hash, 'server', 'entry.mjs')
  return existsSync(kept) ? { hash, entry: kept } : null
}

/** Two publishers of one checkout may keep the same bundle at once; the first wins. */
function renameOrDrop(unfinished: string, kept: string): void {
  try {
    renameSync(unfinished, kept)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(kept)) throw error
  }
}

function dropOldest(folder: string, current: string): void {
  const age = (name: string): number => statSync(join(folder, name)).mtimeMs
  const others = readdirSync(folder)
    .filter((name) => name !== current)
    .sort((left, right) => age(right) - age(left))
  for (const name of others.slice(keptBundles - 1)) rmSync(join(folder, name), { recursive: true, force: true })
}

/** An edition is named by its bundle, the address that its pages carry, and the search server that they may ask, if any. */
export const editionName = ({ hash, publicUrl, searchOrigin }: EditionParts): string =>
  [hash, publicUrl, ...(searchOrigin === null ? [] : [searchOrigin])].join(' ')

export type EditionParts = { hash: string; publicUrl: string; searchOrigin: string | null }

export function partsOfEdition(name: string): EditionParts {
  const [hash = '', publicUrl = '', searchOrigin = null] = name.split(' ')
  return { hash, publicUrl, searchOrigin }
}
