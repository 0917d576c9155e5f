import { setTimeout as wait } from 'node:timers/promises'
import type { Act } from './editor.ts'
import { type KillableSystem, startKillableSystem } from './killable-system.ts'
import { killAll, processesOf, type Target, worksAgain } from './killing.ts'
import { arm, disarm, hasFired, stepsSeen } from './order.ts'
import type { Step } from './steps.ts'
import { until } from './until.ts'
import { Watched } from './watched.ts'

/** Who dies when. */
export interface Kill {
  readonly target: Target
  readonly at: Step | 'at random'
}

export interface Outcome {
  readonly kill: Kill
  /** Milliseconds from when the restarted process answers to when everything acknowledged is live. */
  readonly recoveryMs: number
  readonly problems: readonly string[]
}

/** The promise: live within this time after the restarted process answers. */
const promisedMs = 5000
/** Steps that come after a publish, such as the search index, come within this time. */
const stepWithinMs = 15_000
/** Random kills fall from the request to when everything that follows it is done. */
const longestAfterRequestMs = 700

/** A watched system, and one kill after the other. */
export class CrashRun {
  readonly watched: Watched
  readonly #system: KillableSystem

  private constructor(system: KillableSystem, watched: Watched) {
    this.#system = system
    this.watched = watched
  }

  /** @param seed makes the same choices again */
  static async start(seed: number): Promise<CrashRun> {
    const system = await startKillableSystem()
    try {
      return new CrashRun(system, await Watched.start(system, seed))
    } catch (error) {
      await system.stop()
      throw error
    }
  }

  async stop(): Promise<void> {
    await this.watched.reader.stop()
    await this.#system.stop()
  }

  /** How often each step was reached, those included at which nothing was killed. */
  get stepsSeen(): Map<string, number> {
    return stepsSeen(this.#system.orders)
  }

  /** Lets the editor do one or two things, kills, waits for the restart, and looks whether everything is as promised. */
  async kill(kill: Kill): Promise<Outcome> {
    const { reader } = this.watched
    const acts = await this.watched.prepare(1 + Math.floor(this.watched.random() * 2))
    const before = this.#system.pid(kill.target === 'cms' ? 'cms' : 'publisher')
    reader.serverMayBeAway = kill.target === 'everything'
    const [refusals, fired] = await Promise.all([this.watched.send(acts), this.#strike(kill)])
    const upAt = await worksAgain(this.#system, kill.target, before)
    reader.serverMayBeAway = false

    const problems = fired ? [] : [`${kill.at} was not reached within ${stepWithinMs} ms`]
    if (kill.target === 'publisher')
      problems.push(...refusals.map(({ message }) => `the editor was refused: ${message}`))
    problems.push(...(await this.#problemsSince(upAt, acts)))
    return { kill, recoveryMs: Math.max(0, Date.now() - upAt), problems }
  }

  async #problemsSince(upAt: number, acts: readonly Act[]): Promise<string[]> {
    const problems = [...(await this.watched.settle()), ...(await this.watched.untilLive(upAt, acts))]
    const tookMs = Date.now() - upAt
    return tookMs > promisedMs ? [...problems, `everything was live ${tookMs} ms after the restart`] : problems
  }

  /** Kills; false when the step was not reached, and the kill came without it. */
  async #strike({ target, at }: Kill): Promise<boolean> {
    const pids = processesOf(this.#system, target)
    if (at === 'at random') {
      await wait(this.watched.random() * longestAfterRequestMs)
      killAll(pids)
      return true
    }
    const nth = at.startsWith('object-') ? 1 + Math.floor(this.watched.random() * 6) : 1
    arm(this.#system.orders, { step: at, nth, kill: pids })
    if (await until(() => hasFired(this.#system.orders) || null, stepWithinMs)) return true
    disarm(this.#system.orders)
    killAll(pids)
    return false
  }
}
