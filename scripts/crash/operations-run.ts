import { setTimeout as wait } from 'node:timers/promises'
import { publisherState } from '@huoye/content-types'
import { askPublisher, askState } from '../publish/ask-publisher.ts'
import { diedAlone, type Interleaving, type Ordered, orderAll, planInterleaving, told } from './interleaving.ts'
import { KeptReleases } from './kept-releases.ts'
import { type KillableSystem, startKillableSystem } from './killable-system.ts'
import { killAll, processesOf, worksAgain } from './killing.ts'
import { type ManifestView, viewManifest } from './manifest-view.ts'
import { pinsAfter } from './operations.ts'
import { healthProblems, listsOf, releaseProblems, withdrawnProblems } from './site-answers.ts'
import { until } from './until.ts'
import { Watched } from './watched.ts'
import { Withdrawals, type Withdrawn } from './withdrawals.ts'

const patienceMs = 30_000
/** Documents looked at one by one after each interleaving; at the end all are. */
const newestLookedAt = 8

/** A watched system, of which everything is ordered that can be ordered, in any order and at once; and which is killed. */
export class OperationsRun {
  readonly watched: Watched
  /** What was ordered so far and what came of it, for whoever has to find out why it went wrong. */
  readonly story: string[] = []
  /** How often each operation ended how, and who was killed how often. */
  readonly counts = new Map<string, number>()
  readonly #system: KillableSystem
  readonly #withdrawals: Withdrawals
  readonly #kept: KeptReleases

  private constructor(system: KillableSystem, watched: Watched) {
    this.#system = system
    this.watched = watched
    this.#kept = new KeptReleases(system.dataDir)
    this.#withdrawals = new Withdrawals(system, (id) => this.#item(id)?.number)
  }

  /** @param seed makes the same choices again */
  static async start(seed: number): Promise<OperationsRun> {
    const system = await startKillableSystem()
    try {
      const watched = await Watched.start(system, seed)
      watched.reader.frontPageOnly = true
      return new OperationsRun(system, watched)
    } catch (error) {
      await system.stop()
      throw error
    }
  }

  async stop(): Promise<void> {
    await this.watched.reader.stop()
    await this.#system.stop()
  }

  /** Orders a few things, kills amid them or not, and gives what is not as it should be afterwards. */
  async interleave(): Promise<string[]> {
    const { reader } = this.watched
    const interleaving = await planInterleaving(this.watched, this.#system.settings)
    const { kill } = interleaving
    const before = kill && this.#system.pid(kill.target === 'cms' ? 'cms' : 'publisher')
    reader.serverMayBeAway = kill?.target === 'everything'
    const [ordered] = await Promise.all([orderAll(interleaving), this.#strike(kill)])
    this.#note(interleaving, ordered)
    if (kill && before) await worksAgain(this.#system, kill.target, before)
    reader.serverMayBeAway = false
    const problems = diedAlone(ordered.flat(), kill?.target ?? null)
    problems.push(...(await this.#problems(interleaving, ordered)))
    return [...problems, ...reader.problems.splice(0)]
  }

  async #strike(kill: Interleaving['kill']): Promise<void> {
    if (!kill) return
    const pids = processesOf(this.#system, kill.target)
    await wait(kill.afterMs)
    killAll(pids)
  }

  #note(interleaving: Interleaving, ordered: readonly (readonly Ordered[])[]): void {
    this.story.push(...told(interleaving, ordered))
    const kinds = ordered.flat().map(({ operation: { what }, ended }) => `${what.split(' ')[0]} ${ended.how}`)
    const killed = interleaving.kill ? `${interleaving.kill.target} killed` : 'nothing killed'
    for (const kind of [killed, ...kinds]) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
  }

  async #problems({ acts }: Interleaving, ordered: readonly (readonly Ordered[])[]): Promise<string[]> {
    const { fresh, problems } = await this.#withdrawn(ordered.flat())
    problems.push(...(await this.watched.settle()))
    const view = await until(() => this.#erased(), patienceMs)
    if (!view) return [...problems, 'what was withdrawn is not erased']
    problems.push(...this.#kept.look(view, this.#withdrawals.all, fresh))
    const whole = () => this.#kept.missing(viewManifest(this.#system.dataDir)).length === 0 || null
    if (!(await until(whole, patienceMs))) problems.push(`files are missing: ${this.#kept.missing(view).join(', ')}`)
    problems.push(...(await healthProblems(this.#system)), ...(await this.#pinProblems(ordered)))
    problems.push(...(await this.watched.untilLive(Date.now(), acts)))
    const newest = this.#withdrawals.all.slice(-newestLookedAt)
    return [...problems, ...(await withdrawnProblems(this.#system, newest, listsOf(this.watched.county)))]
  }

  /** What was withdrawn since the last look; it is shown no more, whatever else was ordered with it. */
  async #withdrawn(ordered: readonly Ordered[]): Promise<{ fresh: Withdrawn[]; problems: string[] }> {
    const fresh = await this.#withdrawals.fresh()
    const asked = ordered.filter(({ operation }) => operation.what.startsWith('withdraw'))
    const isFresh = ({ operation }: Ordered) =>
      fresh.some(({ documentId }) => documentId === operation.item?.documentId)
    for (const { documentId } of fresh) {
      const item = this.#item(documentId)
      if (!item) continue
      item.shown = null
      delete item.attempted
    }
    const lost = asked.filter((one) => one.ended.how === 'done' && !isFresh(one))
    const problems = lost.map(({ operation }) => `${operation.what}: acknowledged and lost`)
    if (fresh.length > asked.length)
      problems.push(`${fresh.length} documents were withdrawn, ${asked.length} were to be`)
    return { fresh, problems }
  }

  #item(documentId: string) {
    return this.watched.ledger.items.find((item) => item.documentId === documentId)
  }

  /** The manifest, once nothing waits to be erased any more. */
  async #erased(): Promise<ManifestView | null> {
    const view = viewManifest(this.#system.dataDir)
    const waiting = await this.#withdrawals.after(view.erasedTo).catch(() => null)
    return waiting?.length === 0 ? view : null
  }

  /** Whether readers see a release that somebody chose, and nothing else of the past; afterwards they see the newest. */
  async #pinProblems(ordered: readonly (readonly Ordered[])[]): Promise<string[]> {
    const { dataDir } = this.#system
    const possible = ordered.reduce(
      (before, group) =>
        pinsAfter(
          before,
          group.map(({ ended }) => ended),
        ),
      new Set<number | null>([null]),
    )
    const { pinned } = await askState(dataDir)
    const problems = possible.has(pinned) ? [] : [`pinned is ${pinned} instead of ${[...possible].join(' or ')}`]
    if (pinned === null) return problems
    const items = this.watched.ledger.items.slice(-newestLookedAt).flatMap(({ path }) => path ?? [])
    const withdrawn = this.#withdrawals.all.slice(-newestLookedAt).flatMap(({ own }) => [...own])
    const paths = [...listsOf(this.watched.county), ...items, ...withdrawn]
    problems.push(...(await releaseProblems(this.#system, viewManifest(dataDir), pinned, paths)))
    const resumed = await askPublisher(dataDir, 'POST', '/resume', publisherState)
    return [...problems, ...(resumed.pinned === null ? [] : [`pinned to ${resumed.pinned} after resuming`])]
  }
}
