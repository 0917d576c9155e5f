import { addresses, type ReleaseCause } from '@huoye/content-types'
import type { Entry } from '../manifest/entry.ts'
import { storeMedia } from '../media/media-source.ts'
import type { StoredObject } from '../objects/object-store.ts'
import type { RecordStore } from '../reads/recording.ts'
import type { Touched } from '../reads/touches.ts'
import type { Renderer, Rendering } from '../render/renderer.ts'
import type { Edition } from './edition.ts'
import type { Published, Publisher } from './publisher.ts'
import { entriesOf, type Failed, failuresOf, foldersApart, isMedia, objectsOf, pagesIn } from './release-entries.ts'
import { restEvery } from './rest.ts'
import { reached } from './steps.ts'
import { Timings } from './timings.ts'

export type Files = { entries: ReadonlyMap<string, Entry>; objects: readonly StoredObject[] }
export const noFiles: Files = { entries: new Map(), objects: [] }

export type RebuildParts = {
  publisher: Publisher
  edition: Edition
  /** Files that come with the edition. */
  files: Files
  /** Renders the bulk, after everybody else; is closed when it is done. */
  background: () => Promise<Renderer>
  /** Renders what was published meanwhile, and then everything that is published on this edition. */
  foreground: () => Promise<Renderer>
  /** Runs a job while nothing else is published. */
  turn: <Result>(job: () => Promise<Result>) => Promise<Result>
  progress: (done: number, total: number) => void
  /** Ends the rebuild at the next part. */
  signal?: AbortSignal
}

/** Milliseconds of planning and storing between two looks at other work. */
const sliceMs = 12
/** Pages that are stored in one transaction. */
const pagesAtOnce = 400
/** Publishes whose consequences are taken over in one turn. */
const publishesAtOnce = 100

/**
 * Makes the whole site anew beside the live one: plans and renders a state of the replica that it holds still, takes over
 * what is published meanwhile, and makes it live in one release. Until then readers and editors notice nothing of it.
 */
export class Rebuild {
  readonly #parts: RebuildParts
  readonly #failed = new Map<string, Failed>()
  /** What was published since the held state, in order. */
  #meanwhile: Touched[] = []
  #rendered = 0

  constructor(parts: RebuildParts) {
    this.#parts = parts
  }

  async run(cause: ReleaseCause): Promise<Published> {
    const { publisher, edition, turn } = this.#parts
    const { manifest } = publisher.parts
    const timings = new Timings()
    // Begins while the site is being planned. A state later than the plan's does no harm: all that has changed since is taken over.
    const starting = this.#parts.background()
    starting.catch(() => undefined)
    let unfollow: () => void = () => undefined
    try {
      const held = await turn(async () => {
        const { today } = publisher.pending()
        manifest.clearStaged()
        unfollow = publisher.follow((touched) => this.#meanwhile.push(touched))
        return { today, snapshot: publisher.parts.replica.hold() }
      })
      try {
        await this.#makeWhole(held.snapshot.store, held.today, starting, timings)
      } finally {
        held.snapshot.release()
      }
      const [foreground] = await Promise.all([
        starting.then((background) => background.close()).then(() => this.#parts.foreground()),
        publisher.parts.objects.flush(),
      ])
      timings.mark('flush')
      while (this.#meanwhile.length > publishesAtOnce) await turn(() => this.#catchUp(foreground, publishesAtOnce))
      return await turn(async () => {
        publisher.pending()
        await this.#catchUp(foreground, Number.POSITIVE_INFINITY)
        timings.mark('catch-up')
        const published = this.#goLive(cause, timings)
        publisher.goOnWith({ edition, renderer: foreground })
        return published
      })
    } finally {
      unfollow()
      await starting.then((background) => background.close())
    }
  }

  async #makeWhole(store: RecordStore, today: string, starting: Promise<Renderer>, timings: Timings): Promise<void> {
    const { publisher, edition, files, progress, signal } = this.#parts
    const { manifest, objects, media, replica } = publisher.parts
    const rest = restEvery(sliceMs)
    edition.dependencies.fill()
    const plan = await edition.planWhole({ store, today }, rest)
    timings.mark('plan')
    manifest.stage(files.entries, files.objects)
    const wanted = replica.mediaInUse().map(addresses.media)
    const missing = wanted.filter((path) => manifest.live(path)?.status !== 200)
    const stored = await storeMedia(missing, media, objects)
    manifest.stage(stored.entries, stored.objects)
    this.#note(stored.failed, [])
    timings.mark('media')
    manifest.stage(entriesOf({ decision: plan.decision, mediaGone: [], renderings: [], media: noMedia }), [])
    const total = plan.decision.render.length
    progress(0, total)
    const renderer = await starting
    await renderer.hold()
    const planStored = edition.storeWholePlan(plan, rest)
    planStored.catch(() => undefined)
    let unstored: Rendering[] = []
    const keep = (): void => {
      this.#stage(unstored)
      edition.storePart(unstored)
      unstored = []
      progress(this.#rendered, total)
    }
    for await (const rendering of edition.render(renderer, plan, {
      today,
      durability: 'with-flush',
      missing: this.#missing,
      watched: [],
    })) {
      signal?.throwIfAborted()
      unstored.push(rendering)
      if (pagesIn(unstored) >= pagesAtOnce) keep()
      await rest()
    }
    keep()
    await planStored
    timings.mark('render')
    edition.dependencies.filled()
    timings.mark('index')
  }

  /** Takes over what some publishes touched, on the replica as it is now. */
  async #catchUp(renderer: Renderer, publishes: number): Promise<void> {
    const { publisher, edition } = this.#parts
    const { manifest, replica } = publisher.parts
    const touched = merged(this.#meanwhile.slice(0, publishes))
    const today = replica.meta('today') ?? ''
    const plan = edition.plan(
      touched,
      { store: publisher.store, today },
      {
        retry: [],
        live: (path) => manifest.staged(path)?.status ?? null,
      },
    )
    const mediaWork = publisher.mediaOf(touched, this.#missing)
    const media = await storeMedia(mediaWork.wanted, publisher.parts.media, publisher.parts.objects)
    const renderings = await publisher.render(edition, renderer, plan, {
      today,
      missing: this.#missing,
    })
    manifest.unstage(plan.decision.dropped)
    manifest.stage(
      entriesOf({ decision: plan.decision, mediaGone: mediaWork.gone, renderings: [], media }),
      media.objects,
    )
    this.#stage(renderings)
    this.#note(media.failed, [...plan.decision.dropped, ...mediaWork.unused])
    edition.store(plan, renderings, edition.dependencies.generation)
    this.#meanwhile = this.#meanwhile.slice(publishes)
  }

  #stage(renderings: readonly Rendering[]): void {
    const { manifest } = this.#parts.publisher.parts
    const failed = failuresOf(renderings)
    const made = entriesOf({ decision: nothingDecided, mediaGone: [], renderings, media: noMedia })
    const kept = failed.map(({ path }): [string, null] => [path, null])
    manifest.stage([...made, ...kept], objectsOf(renderings))
    this.#note(failed, [...made.keys()])
    this.#rendered += pagesIn(renderings)
  }

  #note(failed: readonly Failed[], settled: readonly string[]): void {
    for (const path of settled) this.#failed.delete(path)
    for (const one of failed) this.#failed.set(one.path, one)
  }

  /** Files that could not be had so far. */
  get #missing(): string[] {
    return [...this.#failed.keys()].filter(isMedia)
  }

  #goLive(cause: ReleaseCause, timings: Timings): Published {
    const { publisher, edition } = this.#parts
    const { manifest, replica, clock } = publisher.parts
    const used = new Set(replica.mediaInUse().map(addresses.media))
    const unused = manifest.liveBelow(addresses.media('')).filter((path) => !used.has(path))
    manifest.stage(
      unused.map((path): [string, Entry] => [path, { status: 410 }]),
      [],
    )
    const failed = [...this.#failed.values()]
    const at = clock.now().toISOString()
    const generation = Number(manifest.meta('generation') ?? 0) + 1
    const note = { cause, at, seq: replica.cursor ?? 0, events: publisher.events(), timings: timings.soFar }
    edition.dependencies.transaction(() => {
      edition.dependencies.generation = generation
    })
    reached('manifest-committing')
    const done = manifest.adopt(note, this.#rendered, foldersApart, () => {
      manifest.setMeta('edition', edition.name)
      manifest.setMeta('dependencies', edition.file)
      manifest.setMeta('generation', generation)
      const stillHeld = new Set(failed.map(({ path }) => path))
      const settled = publisher.failures.all().filter(({ path }) => !stillHeld.has(path))
      publisher.noteFailures(
        settled.map(({ path }) => path),
        failed,
        at,
      )
    })
    reached('manifest-committed')
    replica.settle()
    timings.mark('commit')
    return { ...done, cause, pagesRendered: this.#rendered, failed, timings: timings.soFar }
  }
}

const nothingDecided = { render: [], redirects: new Map<string, string>(), gone: [], dropped: [] }
const noMedia = { entries: new Map<string, Entry>(), objects: [], failed: [] }

function merged(all: readonly Touched[]): Touched {
  const points = new Set(all.flatMap((touched) => touched.points))
  const places = new Map(
    all.flatMap((touched) => touched.places.map((place) => [`${place.scope}\n${place.key}`, place] as const)),
  )
  return { points: [...points], places: [...places.values()] }
}
