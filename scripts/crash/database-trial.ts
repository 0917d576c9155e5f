import { setTimeout as wait } from 'node:timers/promises'
import { postgresPrograms, startPostgres, type TestPostgres } from '../harness/postgres.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { until } from './until.ts'
import { Watched } from './watched.ts'

/** What happened while the database was gone, and after it came back. */
export interface DatabaseGone {
  /** How often the editor tried meanwhile, and how often that was refused. */
  readonly tries: number
  readonly refused: number
  /** Milliseconds from when the database answered again to the first publish that was acknowledged; to when all was live. */
  readonly worksAfterMs: number
  readonly liveAfterMs: number
  /** Why requests were refused when the database was back, with the milliseconds since then. */
  readonly refusedSince: readonly string[]
  readonly lost: readonly string[]
}

/** A watched system on a PostgreSQL server of its own. */
export class DatabaseTrial {
  #postgres: TestPostgres | null = null
  #system: TestSystem | null = null
  #watched: Watched | null = null

  /** Needs the programs of PostgreSQL. Call `stop` whatever comes of it. */
  async start(): Promise<void> {
    if (postgresPrograms === null) throw new Error('there is no PostgreSQL on this machine')
    this.#postgres = await startPostgres(postgresPrograms)
    this.#system = await startTestSystem({ databaseUrl: this.#postgres.url })
    this.#watched = await Watched.start(this.#system, 6)
  }

  async stop(): Promise<void> {
    await this.#watched?.reader.stop()
    await this.#system?.stop()
    await this.#postgres?.stop()
  }

  get watched(): Watched {
    if (!this.#watched) throw new Error('the system was not started')
    return this.#watched
  }

  /** Stops the database for so long, with a request on its way, and goes on trying to publish. */
  async withoutDatabase(forMs: number): Promise<DatabaseGone> {
    await this.watched.work(3)
    const acts = await this.watched.prepare(1)
    const dying = this.watched.send(acts)
    await this.#postgres?.halt()
    const backAt = wait(forMs, 'back')
    await dying
    let [tries, refused] = [0, 0]
    while ((await Promise.race([backAt, wait(500, 'away')])) === 'away') {
      tries += 1
      refused += (await this.#attempt()) === null ? 0 : 1
    }
    await this.#postgres?.start()
    return { tries, refused, ...(await this.#afterwards()) }
  }

  async #afterwards() {
    const startedAt = Date.now()
    const refusedSince: string[] = []
    const tryOnce = async () => {
      const reason = await this.#attempt()
      if (reason !== null) refusedSince.push(`${Date.now() - startedAt} ms: ${reason}`)
      return reason === null || null
    }
    await until(tryOnce, 60_000)
    const worksAfterMs = Date.now() - startedAt
    const lost = await this.watched.settle()
    await this.watched.untilLive(Date.now())
    return { worksAfterMs, liveAfterMs: Date.now() - startedAt, refusedSince, lost }
  }

  /** Tries to publish one more thing. Why it was refused; null when it was not. */
  #attempt(): Promise<string | null> {
    return this.watched.work(1).then(
      (refusals) => refusals[0]?.message ?? null,
      (error: unknown) => String(error),
    )
  }
}
