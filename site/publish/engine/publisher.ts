import { addresses, dayOf } from '@huoye/content-types'
import type { Entry } from '../manifest/entry.ts'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { type MediaSource, storeMedia } from '../media/media-source.ts'
import type { Durability, ObjectSink, StoredObject } from '../objects/object-store.ts'
import { type Decision, decide } from '../plan/decide.ts'
import { Dependencies } from '../plan/dependencies.ts'
import { Failures } from '../plan/failures.ts'
import { type PlanStep, replan, type StoredPlan } from '../plan/replan.ts'
import { NodeEvaluator, rerun } from '../plan/rerun.ts'
import { engineRoot, redirects } from '../plan/site-root.ts'
import type { AnyRead } from '../reads/read.ts'
import { type Touched, todayPoint } from '../reads/touches.ts'
import { type KnownRead, ReadCache, type ReadUse, type Recorder, readsByName } from '../render/read-cache.ts'
import type { Renderer, Rendering } from '../render/renderer.ts'
import type { SiteBundle } from '../render/site-bundle.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { mediaNameOf } from '../replica/touched.ts'
import type { Clock } from './clock.ts'
import { Timings } from './timings.ts'

export type PublisherParts = {
  replica: ReplicaFile
  manifest: ManifestFile
  objects: ObjectSink
  bundle: SiteBundle
  renderer: Renderer
  media: MediaSource
  clock: Clock
  recorder?: Recorder
}

/** What a publish did. `failed` are addresses that stayed as they were, with the reason. */
export type Published = {
  release: number
  cause: string
  pagesRendered: number
  pagesChanged: number
  failed: { path: string; reason: string }[]
  timings: Record<string, number>
}

/** All that a release is made of, before it is written. */
type Work = {
  cause: string
  full: boolean
  seq: number
  uses: ReadUse[]
  known: readonly KnownRead<unknown>[]
  step: PlanStep
  decision: Decision
  media: { wanted: string[]; gone: string[]; unused: string[] }
  files: { entries: ReadonlyMap<string, Entry>; objects: readonly StoredObject[] }
  timings: Timings
}

export type Files = Work['files']
export const noFiles: Files = { entries: new Map(), objects: [] }
const emptyPlan: StoredPlan = { result: () => null, parents: () => [], claimants: () => [] }

/** Brings what the replica holds on the site. One publish runs at a time; callers take turns. */
export class Publisher {
  readonly #parts: PublisherParts
  readonly #dependencies: Dependencies
  readonly #reads: ReadonlyMap<string, AnyRead>
  readonly #root: ReturnType<typeof engineRoot>
  readonly failures: Failures
  #version = 0
  /** The day that the publish at work goes by, even when midnight passes meanwhile. */
  #today = ''

  constructor(parts: PublisherParts) {
    this.#parts = parts
    this.#dependencies = new Dependencies(parts.manifest)
    this.failures = new Failures(parts.manifest)
    this.#root = engineRoot(parts.bundle.root)
    this.#reads = readsByName([...parts.bundle.reads, this.#root, redirects])
  }

  /** Publishes what is pending in the replica, and the new day if there is one. */
  async publish(cause: string): Promise<Published> {
    const timings = new Timings()
    const { manifest, replica } = this.#parts
    const touched = this.#touched()
    const cache = this.#cache()
    const again = rerun(this.#dependencies.touchedReads(touched), this.#reads, cache)
    const nodes = new NodeEvaluator(this.#reads, cache, (key) => this.#dependencies.result(key))
    const changedNodes = again.changed.filter((read) => this.#dependencies.result(read.key) !== null)
    const step = replan(changedNodes, this.#dependencies, nodes.evaluate)
    const due = this.failures.due()
    const decision = decide({
      claims: step.claims,
      affected: new Set(again.changed.flatMap((read) => this.#dependencies.pagesUsing(read.id))),
      retry: due.filter((path) => !isMedia(path)),
      live: (path) => manifest.live(path)?.status ?? null,
    })
    const media = this.#mediaOf(touched, due)
    timings.mark('plan')
    const uses = [...again.uses, ...nodes.uses.values()]
    return this.#release({
      cause,
      full: false,
      seq: replica.cursor ?? 0,
      uses,
      known: again.known,
      step,
      decision,
      media,
      files: noFiles,
      timings,
    })
  }

  /** Plans and renders the whole site anew and switches to it in one release. `files` come with it. */
  async publishAll(cause: string, files: Files): Promise<Published> {
    const timings = new Timings()
    const { manifest, replica } = this.#parts
    this.#touched()
    const nodes = new NodeEvaluator(this.#reads, this.#cache(), (key) => this.#dependencies.result(key))
    const step = replan([{ name: this.#root.name, args: {} }], emptyPlan, nodes.evaluate)
    const before = manifest.livePaths()
    for (const [path, row] of before) {
      if (row.status !== 410 && !step.claims.has(path) && !files.entries.has(path) && !isFile(path))
        step.claims.set(path, null)
    }
    const decision = decide({
      claims: step.claims,
      affected: [...step.claims.keys()],
      retry: [],
      live: (path) => before.get(path)?.status ?? null,
    })
    const used = new Set(replica.mediaInUse().map(addresses.media))
    const unused = [...before.keys()].filter((path) => isMedia(path) && !used.has(path))
    const media = {
      wanted: [...used].filter((path) => before.get(path)?.status !== 200),
      gone: unused.filter((path) => before.get(path)?.status === 200),
      unused,
    }
    timings.mark('plan')
    const uses = [...nodes.uses.values()]
    return this.#release({
      cause,
      full: true,
      seq: replica.cursor ?? 0,
      uses,
      known: [],
      step,
      decision,
      media,
      files,
      timings,
    })
  }

  #cache(): ReadCache {
    return new ReadCache(this.#parts.replica.store, this.#today, this.#parts.recorder)
  }

  /** What is pending, with the day if it changed since the last publish. */
  #touched(): Touched {
    const { replica } = this.#parts
    this.#today = dayOf(this.#parts.clock.now())
    if (replica.meta('today') !== this.#today) {
      replica.touch({ points: [todayPoint], places: [] })
      replica.setMeta('today', this.#today)
    }
    this.#version += 1
    return replica.pending().touched
  }

  #mediaOf(touched: Touched, due: readonly string[]): Work['media'] {
    const { manifest, replica } = this.#parts
    const names = new Set([
      ...touched.points.flatMap((point) => mediaNameOf(point) ?? []),
      ...due.filter(isMedia).map((path) => path.slice(addresses.media('').length)),
    ])
    const status = (name: string): number | null => manifest.live(addresses.media(name))?.status ?? null
    const used = [...names].filter((name) => replica.usesMedia(name))
    const unused = [...names].filter((name) => !replica.usesMedia(name))
    return {
      wanted: used.filter((name) => status(name) !== 200).map(addresses.media),
      gone: unused.filter((name) => status(name) === 200).map(addresses.media),
      unused: unused.map(addresses.media),
    }
  }

  async #release(work: Work): Promise<Published> {
    const { manifest, objects, renderer, replica, media, clock } = this.#parts
    const { timings } = work
    const storedMedia = await storeMedia(work.media.wanted, media, objects)
    timings.mark('media')
    const many = work.decision.render.length > 200
    const durability: Durability = many ? 'with-flush' : 'each'
    const state = { version: this.#version, today: this.#today, durability, known: work.known }
    const rendering = await renderer.render(work.decision.render, state)
    if (many || work.files.objects.length > 0) await objects.flush()
    timings.mark('render')
    const entries = entriesOf(work, rendering, storedMedia.entries)
    const failed = [...storedMedia.failed, ...failuresOf(rendering)]
    const at = clock.now().toISOString()
    const note = {
      cause: work.cause,
      at,
      seq: work.seq,
      rendered: new Set(work.decision.render),
      timings: timings.soFar,
    }
    const stored = [...objectsOf(rendering), ...storedMedia.objects, ...work.files.objects]
    const done = manifest.commit({ entries, objects: stored, note }, () => {
      this.#storeDependencies(work, rendering)
      for (const path of [...entries.keys(), ...work.decision.dropped, ...work.media.unused]) this.failures.clear(path)
      for (const { path, reason } of failed) this.failures.note(path, reason, at)
    })
    replica.clearPending()
    timings.mark('commit')
    return { ...done, cause: work.cause, pagesRendered: rendering.pages.length, failed, timings: timings.soFar }
  }

  #storeDependencies({ full, uses, step, decision }: Work, rendering: Rendering): void {
    const dependencies = this.#dependencies
    if (full) dependencies.clear()
    dependencies.storeReads(new Map([...uses, ...rendering.reads].map((use) => [use.key, use])).values())
    for (const [key, result] of step.nodes) dependencies.storeNode(key, result)
    for (const { path, reads, page } of rendering.pages) dependencies.storePage(path, reads, 'error' in page)
    for (const path of decision.dropped) dependencies.dropPage(path)
    dependencies.dropUnused()
  }
}

function entriesOf(
  { decision, media, files }: Work,
  rendering: Rendering,
  fetched: ReadonlyMap<string, Entry>,
): Map<string, Entry> {
  const entries = new Map<string, Entry>([...files.entries, ...fetched])
  for (const { path, page } of rendering.pages) {
    if ('error' in page) continue
    entries.set(path, { status: 200, object: page.object.hash, type: page.type, headers: page.headers })
  }
  for (const [path, location] of decision.redirects) entries.set(path, { status: 301, location })
  for (const path of [...decision.gone, ...media.gone]) entries.set(path, { status: 410 })
  return entries
}

const objectsOf = (rendering: Rendering): StoredObject[] =>
  rendering.pages.flatMap(({ page }) => ('error' in page ? [] : [page.object]))

const failuresOf = (rendering: Rendering): { path: string; reason: string }[] =>
  rendering.pages.flatMap(({ path, page }) => ('error' in page ? [{ path, reason: page.error }] : []))

const isMedia = (path: string): boolean => path.startsWith(addresses.media(''))

/** Addresses that no plan claims: media follow the records, hashed files stay, the search index has its own releases. */
const isFile = (path: string): boolean =>
  isMedia(path) || path.startsWith('/_astro/') || path.startsWith('/search-index/')
