import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PlanNode } from '../reads/plan-node.ts'
import type { AnyRead, ReadContent } from '../reads/read.ts'

/** What the site answers at one of its addresses: the HTTP status, the media type and the text. */
export type Answer = { status: number; type: string; body: string }

/**
 * What the entry of the built site exports: how it answers an address, the node that the plan starts from (without
 * arguments), and every read and node, so that the engine can run one again by its name.
 */
export type SiteBundle = {
  render(url: URL, read: ReadContent): Promise<Answer>
  readonly root: PlanNode<Record<never, never>>
  readonly reads: readonly AnyRead[]
}

export async function loadBundle(entry: string): Promise<SiteBundle> {
  const bundle: SiteBundle = await import(pathToFileURL(entry).href)
  for (const name of ['render', 'root', 'reads'] as const) {
    if (!bundle[name]) throw new Error(`The site's bundle ${entry} does not export \`${name}\`.`)
  }
  return bundle
}

/** Names a built bundle: pages rendered by bundles of different names may differ in every byte. */
export function bundleHash(folder: string): string {
  const hash = createHash('sha256')
  const files = filesBelow(folder).filter((file) => !basename(file).startsWith('.'))
  for (const file of files) hash.update(relative(folder, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** All files below a folder, sorted. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()

/** Where `astro build` puts the entry and the browser's files, seen from the entry. */
export const clientFolder = (entry: string): string => join(dirname(entry), '..', 'client')
