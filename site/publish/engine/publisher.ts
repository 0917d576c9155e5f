import { addresses, dayOf, type ReleaseCause, type ReleaseEvent } from '@huoye/content-types'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { type MediaSource, storeMedia } from '../media/media-source.ts'
import type { Durability, ObjectSink } from '../objects/object-store.ts'
import { Failures } from '../plan/failures.ts'
import { type Touched, todayPoint } from '../reads/touches.ts'
import type { Renderer, Rendering } from '../render/renderer.ts'
import { RememberingStore } from '../replica/remembering-store.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { mediaNameOf } from '../replica/touched.ts'
import type { Clock } from './clock.ts'
import type { Edition, EditionPlan } from './edition.ts'
import { entriesOf, type Failed, failuresOf, isMedia, objectsOf, pagesIn } from './release-entries.ts'
import { reached } from './steps.ts'
import { Timings } from './timings.ts'

export type PublisherParts = {
  replica: ReplicaFile
  manifest: ManifestFile
  objects: ObjectSink
  media: MediaSource
  clock: Clock
}

/** What a publish did. `failed` are addresses that stayed as they were, with the reason. */
export type Published = {
  release: number
  cause: ReleaseCause
  pagesRendered: number
  pagesChanged: number
  failed: Failed[]
  timings: Record<string, number>
}

/** The edition that is live, and what renders it. */
export type Live = { edition: Edition; renderer: Renderer }

type MediaWork = { wanted: string[]; gone: string[]; unused: string[] }

/** Missing files that are asked for again with every publish; nearly always there are none. */
const mediaAtOnce = 20

/** Many pages at once are brought to the disk together. */
const manyPages = 200

/** Brings what the replica holds on the site. One publish runs at a time; callers take turns. */
export class Publisher {
  readonly parts: PublisherParts
  readonly failures: Failures
  /** The replica as the main thread looks at it. */
  readonly store: RememberingStore
  #live: Live | null
  /** Told what every publish touches while another edition is being made. */
  #followers = new Set<(touched: Touched) => void>()

  constructor(parts: PublisherParts, live: Live | null) {
    this.parts = parts
    this.failures = new Failures(parts.manifest)
    this.store = new RememberingStore(parts.replica.store)
    this.#live = live
  }

  get live(): Live | null {
    return this.#live
  }

  /** To be called when another edition has become the live one. */
  goOnWith(live: Live): void {
    this.#live = live
    live.renderer.forget('everything')
  }

  /** Tells `follower` what is touched from now on; gives a function that ends it. */
  follow(follower: (touched: Touched) => void): () => void {
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  /** What is pending, with the day if it changed since the last publish. The day holds even when midnight passes meanwhile. */
  pending(): { touched: Touched; today: string } {
    const { replica, clock } = this.parts
    const today = dayOf(clock.now())
    if (replica.meta('today') !== today) {
      replica.waiting.touch({ points: [todayPoint], places: [] })
      replica.setMeta('today', today)
    }
    const { touched } = replica.waiting
    this.store.forget(touched)
    for (const follower of this.#followers) follower(touched)
    return { touched, today }
  }

  /** Publishes what is pending in the replica, and the new day if there is one. */
  async publish(cause: ReleaseCause): Promise<Published> {
    const live = this.#live
    if (!live) throw new Error('There is no whole site yet that could be published on.')
    try {
      return await this.#publishOn(live, cause)
    } catch (error) {
      live.renderer.forget('everything')
      throw error
    }
  }

  async #publishOn({ edition, renderer }: Live, cause: ReleaseCause): Promise<Published> {
    const timings = new Timings()
    const { manifest, replica, objects, clock } = this.parts
    const { touched, today } = this.pending()
    const due = this.failures.due(clock.now())
    const before = this.missingMedia()
    const mediaWork = this.mediaOf(touched, before)
    const media = await storeMedia(mediaWork.wanted, this.parts.media, objects)
    const missing = [...media.failed.map(({ path }) => path), ...before.slice(mediaAtOnce)]
    timings.mark('media')
    const waiting = media.entries.size > 0 ? this.#waitingForMedia() : []
    const plan = edition.plan(
      touched,
      { store: this.store, today },
      {
        retry: [...due.filter((path) => !isMedia(path)), ...waiting],
        live: (path) => manifest.live(path)?.status ?? null,
      },
    )
    timings.mark('plan')
    const renderings = await this.render(edition, renderer, plan, { today, missing })
    timings.mark('render')
    const entries = entriesOf({ decision: plan.decision, mediaGone: mediaWork.gone, renderings, media })
    const failed = [...media.failed, ...failuresOf(renderings)]
    const at = clock.now().toISOString()
    const note = {
      cause,
      at,
      seq: replica.cursor ?? 0,
      events: this.events(),
      rendered: new Set(plan.decision.render),
      timings: { ...timings.soFar, ...this.#sinceCommit(clock.now()) },
    }
    const generation = edition.dependencies.generation + 1
    const stored = [...objectsOf(renderings), ...media.objects]
    reached('manifest-committing')
    const done = manifest.commit({ entries, objects: stored, note }, () => {
      manifest.setMeta('generation', generation)
      this.noteFailures([...entries.keys(), ...plan.decision.dropped, ...mediaWork.unused], failed, at)
    })
    reached('manifest-committed')
    timings.mark('commit')
    edition.store(plan, renderings, generation)
    replica.settle()
    timings.mark('after')
    return { ...done, cause, pagesRendered: pagesIn(renderings), failed, timings: timings.soFar }
  }

  /** Pages that were not made because a file was not to be had. */
  #waitingForMedia(): string[] {
    return this.failures
      .all()
      .filter(({ path, code }) => code === 'HUOYE-PAGE-005' && !isMedia(path))
      .map(({ path }) => path)
  }

  /** The events that the next release brings. */
  events(): ReleaseEvent[] {
    return this.parts.replica.waiting.events.map(({ seq, type, id, action }) => ({ seq, type, id, action }))
  }

  /** Milliseconds since the oldest event of this publish was committed in the CMS. */
  #sinceCommit(now: Date): { sinceCommit?: number } {
    const [oldest] = this.parts.replica.waiting.events
    return oldest ? { sinceCommit: Math.max(0, now.getTime() - Date.parse(oldest.at)) } : {}
  }

  /** Renders a plan's pages and has them on the disk. */
  async render(
    edition: Edition,
    renderer: Renderer,
    plan: EditionPlan,
    how: { today: string; missing: readonly string[] },
  ): Promise<Rendering[]> {
    const many = plan.decision.render.length > manyPages
    const durability: Durability = many ? 'with-flush' : 'each'
    const renderings: Rendering[] = []
    for await (const rendering of edition.render(renderer, plan, {
      ...how,
      durability,
      watched: this.failures.all().map(({ path }) => path),
    }))
      renderings.push(rendering)
    if (many) await this.parts.objects.flush()
    return renderings
  }

  /** Addresses of files that could not be had. */
  missingMedia(): string[] {
    return this.failures
      .all()
      .map(({ path }) => path)
      .filter(isMedia)
  }

  /** Which files of what is touched, and of those that were missing, are to be fetched, and which are used no more. */
  mediaOf(touched: Touched, missing: readonly string[]): MediaWork {
    const { manifest, replica } = this.parts
    const names = new Set([
      ...touched.points.flatMap((point) => mediaNameOf(point) ?? []),
      ...missing.slice(0, mediaAtOnce).map((path) => path.slice(addresses.media('').length)),
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

  /** To be called inside the release's transaction. */
  noteFailures(settled: Iterable<string>, failed: readonly Failed[], at: string): void {
    for (const path of settled) this.failures.clear(path)
    for (const { path, failure } of failed) this.failures.note(path, failure, at)
  }
}
