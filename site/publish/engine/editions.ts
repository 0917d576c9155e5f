import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ReleaseCause } from '@huoye/content-types'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { Dependencies } from '../plan/dependencies.ts'
import type { Renderer } from '../render/renderer.ts'
import type { SiteBundle } from '../render/site-bundle.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { removeDatabase } from '../sqlite/damage.ts'
import { Edition } from './edition.ts'
import type { Live, Published, Publisher } from './publisher.ts'
import { type Files, Rebuild, type RebuildParts } from './rebuild.ts'

/** A bundle that can be rendered by. */
export type LoadedBundle = {
  bundle: SiteBundle
  /** Its files for browsers, stored. */
  files: () => Promise<Files>
  /** Renders what editors wait for. */
  foreground: () => Promise<Renderer>
  /** Renders a whole site while others go on. */
  background: () => Promise<Renderer>
}

export type EditionsParts = {
  dataDir: string
  replica: ReplicaFile
  manifest: ManifestFile
  /** Names the newest bundle and all else that every page depends on. */
  newest: string
  /** The bundle of an edition; null when it is not there any more. */
  load: (name: string) => Promise<LoadedBundle | null>
}

/** Finds the live edition again at start, and makes the next one. */
export class Editions {
  readonly #parts: EditionsParts

  constructor(parts: EditionsParts) {
    this.#parts = parts
  }

  get newest(): string {
    return this.#parts.newest
  }

  /** The live edition with what renders it; null when there is none, or its bundle or its dependencies are lost. */
  async resume(): Promise<Live | null> {
    const { dataDir, manifest, replica, load } = this.#parts
    const name = manifest.meta('edition')
    const loaded = manifest.release === 0 || name === null ? null : await load(name)
    if (!loaded || name === null) return null
    const known = liveDependencies(dataDir, manifest, replica.waiting.any)
    if (!known) return null
    return { edition: new Edition({ ...known, name, bundle: loaded.bundle }), renderer: await loaded.foreground() }
  }

  /** Makes the newest edition beside the live one and switches to it; what the live one was made by ends then. */
  async rebuild(
    publisher: Publisher,
    cause: ReleaseCause,
    { turn, progress, signal }: Pick<RebuildParts, 'turn' | 'progress' | 'signal'>,
  ): Promise<Published> {
    const { dataDir, manifest, newest, load } = this.#parts
    const before = publisher.live
    const same = before?.edition.name === newest
    const loaded = await load(newest)
    if (!loaded) throw new Error(`The bundle of the edition ${newest} is not there.`)
    const next = nextDependencies(dataDir, before ? manifest.meta('dependencies') : null)
    try {
      const published = await new Rebuild({
        publisher,
        edition: new Edition({ ...next, name: newest, bundle: loaded.bundle }),
        files: await loaded.files(),
        background: loaded.background,
        foreground: async () => (same ? before.renderer : loaded.foreground()),
        turn,
        progress,
        ...(signal ? { signal } : {}),
      }).run(cause)
      before?.edition.dependencies.close()
      if (!same) await before?.renderer.close()
      return published
    } catch (error) {
      next.dependencies.close()
      throw error
    }
  }
}

const dependencyFile = /^dependencies-(\d+)\.db$/

/**
 * The dependencies of the live edition; null when they are lost or lag behind the manifest, as after a power cut.
 * One release behind is what a crash leaves between two commits: what is pending then brings it forward.
 */
function liveDependencies(
  dataDir: string,
  manifest: ManifestFile,
  isPending: boolean,
): { file: string; dependencies: Dependencies } | null {
  const file = manifest.meta('dependencies')
  if (file === null || !existsSync(join(dataDir, file))) return null
  const wanted = Number(manifest.meta('generation') ?? 0)
  try {
    const dependencies = new Dependencies(join(dataDir, file))
    const { generation } = dependencies
    if (generation === wanted || (generation === wanted - 1 && isPending)) return { file, dependencies }
    dependencies.close()
  } catch {
    // Damaged: as good as lost.
  }
  return null
}

/** An empty file for the next edition; what earlier attempts left behind is removed, the live edition's file stays. */
function nextDependencies(dataDir: string, live: string | null): { file: string; dependencies: Dependencies } {
  const earlier = readdirSync(dataDir).filter((name) => dependencyFile.test(name))
  const numbers = earlier.map((name) => Number(dependencyFile.exec(name)?.[1]))
  for (const name of earlier) if (name !== live) removeDatabase(join(dataDir, name))
  const file = `dependencies-${Math.max(0, ...numbers) + 1}.db`
  return { file, dependencies: new Dependencies(join(dataDir, file)) }
}
