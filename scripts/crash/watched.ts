import type { AdminApi } from '../harness/admin-api.ts'
import type { Settings } from '../start/settings.ts'
import { type County, makeCounty, publishedIn } from './county.ts'
import { type Act, Editor } from './editor.ts'
import { type Item, Ledger } from './ledger.ts'
import { randomFrom } from './random.ts'
import { Reader } from './reader.ts'
import { type Get, lookAtSite, titled } from './site-view.ts'
import { until } from './until.ts'
import { verified } from './verified.ts'

/** What a system has to tell to be watched. */
interface System {
  readonly settings: Settings
  readonly dataDir: string
  readonly cmsUrl: string
  readonly siteUrl: string
  logIn(): Promise<AdminApi>
}

const patienceMs = 30_000
/** Sessions of the admin end after half an hour. */
const sessionMs = 15 * 60_000

/** A system with an editor who works on it, and a reader who watches it throughout. */
export class Watched {
  readonly system: System
  readonly reader: Reader
  readonly ledger = new Ledger()
  readonly random: () => number
  readonly county: County
  readonly #editor: Editor
  #sessionSince = Date.now()

  private constructor(system: System, api: AdminApi, county: County, random: () => number) {
    this.system = system
    this.county = county
    this.random = random
    this.reader = new Reader(system.siteUrl, county)
    this.#editor = new Editor(api, county, this.ledger, random)
  }

  /** Publishes the first documents, and begins to watch once they are live. @param seed makes the same choices again */
  static async start(system: System, seed: number): Promise<Watched> {
    const api = await system.logIn()
    const watched = new Watched(system, api, await makeCounty(api), randomFrom(seed))
    await watched.#editor.fillPlaces()
    const problems = await watched.untilLive(Date.now())
    if (problems.length > 0) throw new Error(`nothing was done to it yet, and ${problems.join('; ')}`)
    watched.reader.start()
    return watched
  }

  /** Writes the drafts of what the editor does next, each to another document. */
  async prepare(count: number): Promise<Act[]> {
    if (Date.now() - this.#sessionSince > sessionMs) {
      this.#editor.useSession(await this.system.logIn())
      this.#sessionSince = Date.now()
    }
    const acts: Act[] = []
    for (let number = 0; number < count; number += 1)
      acts.push(await this.#editor.prepare(acts.map(({ item }) => item)))
    return acts
  }

  /** Does it, all at once. Gives why what was not acknowledged was refused. */
  async send(acts: readonly Act[]): Promise<Error[]> {
    const answers = await Promise.all(acts.map((act) => act.send()))
    return answers.filter((answer) => answer !== null)
  }

  /** Does so many things one after the other. Gives why what was not acknowledged was refused. */
  async work(count: number): Promise<Error[]> {
    const refusals: Error[] = []
    for (let number = 0; number < count; number += 1) refusals.push(...(await this.send(await this.prepare(1))))
    return refusals
  }

  /** From now on nothing that is live is touched, and the reader insists on seeing all of it; until `letGo`. */
  keepWhatIsLive(): void {
    this.#editor.onlyNew = true
    this.reader.steady = new Set(this.ledger.shown.flatMap(({ path }) => path ?? []))
  }

  letGo(): void {
    this.#editor.onlyNew = false
    this.reader.steady = new Set()
  }

  /** What was acknowledged and is not in the CMS; requests that died count from now on as the CMS has them. */
  async settle(): Promise<string[]> {
    return this.ledger.settle(await publishedIn(this.county, this.system))
  }

  /**
   * Waits until everything acknowledged is live: on the lists, and the documents of `acts` at their own addresses. Gives what is
   * still missing when patience ends, and nothing where all is well.
   */
  async untilLive(since: number, acts: readonly Act[] = []): Promise<string[]> {
    let problems: string[] = []
    const look = async () => {
      problems = await this.notLive(acts.map(({ item }) => item)).catch((error: unknown) => [String(error)])
      return problems.length === 0 || null
    }
    await until(look, since + patienceMs - Date.now())
    return problems
  }

  /** What of it is not live at this moment. */
  async notLive(items: readonly Item[]): Promise<string[]> {
    const problems = this.ledger.differences(await lookAtSite(this.#get, this.county))
    for (const item of items) problems.push(...(await this.#entryProblems(item)))
    return problems
  }

  /** What differs at the end: every document at its own address, no event that is not applied, and `verify`. */
  async differences(): Promise<string[]> {
    const problems = [...(await this.settle()), ...(await this.untilLive(Date.now()))]
    for (const item of this.ledger.items) problems.push(...(await this.#entryProblems(item)))
    const { headSeq, appliedSeq } = JSON.parse((await this.#get('/healthz')).text)
    if (headSeq !== appliedSeq) problems.push(`${headSeq - appliedSeq} events are not applied`)
    return [...problems, ...(await verified(this.system.settings))]
  }

  async #entryProblems({ path, number, shown }: Item): Promise<string[]> {
    if (path === null) return []
    const { status, text } = await this.#get(path, [200, 404, 410])
    const revision = status === 200 ? (titled(text)?.revision ?? 0) : null
    if (revision === (shown?.revision ?? null) && status !== 404) return []
    return [`document ${number} at ${path}: ${status}, revision ${revision} instead of ${shown?.revision ?? null}`]
  }

  readonly #get: Get = async (path, statuses = [200]) => {
    const response = await fetch(`${this.system.siteUrl}${path}`, { redirect: 'manual' })
    const text = await response.text()
    if (statuses.includes(response.status)) return { status: response.status, text }
    throw new Error(`${path}: ${response.status} ${text.slice(0, 120)}`)
  }
}
