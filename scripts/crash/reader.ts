import { setTimeout as wait } from 'node:timers/promises'
import type { County } from './county.ts'
import { contradictions } from './same-release.ts'
import { type Get, lookAtSite } from './site-view.ts'

const betweenLooksMs = 25
const answerWithinMs = 10_000

/** Reads the site without pause, as its public does, and notes every answer that should not have been. */
export class Reader {
  readonly problems: string[] = []
  /** Set while the server itself may be dead: no answer is then no fault, a wrong one still is. */
  serverMayBeAway = false
  /** Addresses of documents that nobody touches: no look may be without them. */
  steady: ReadonlySet<string> = new Set()
  /** Set where readers may be shown any release, and pages of the past: it then looks at nothing but the front page. */
  frontPageOnly = false
  answers = 0
  /** Looks in which all pages were of one release, and could be held against each other. */
  wholeLooks = 0
  readonly #siteUrl: string
  readonly #county: County
  #reading: Promise<void> | null = null
  #stopped = false

  constructor(siteUrl: string, county: County) {
    this.#siteUrl = siteUrl
    this.#county = county
  }

  start(): void {
    this.#reading = this.#read()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#reading
  }

  async #read(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (this.frontPageOnly) await this.#get('/')
        else await this.#compare()
      } catch (error) {
        if (!(error instanceof NoAnswer)) this.#note(error instanceof Error ? error.message : String(error))
      }
      await wait(betweenLooksMs)
    }
  }

  async #compare(): Promise<void> {
    const { steady } = this
    const view = await lookAtSite(this.#get, this.#county)
    if (this.frontPageOnly) return
    if (view.releases[0] === view.releases[1]) this.wholeLooks += 1
    for (const problem of contradictions(view, steady)) this.#note(problem)
  }

  /** A fault that lasts is one fault. */
  #note(problem: string): void {
    if (!this.problems.includes(problem)) this.problems.push(problem)
  }

  readonly #get: Get = async (path, statuses = [200]) => {
    const mayBeAway = this.serverMayBeAway
    const signal = AbortSignal.timeout(answerWithinMs)
    const answer = await fetch(`${this.#siteUrl}${path}`, { redirect: 'manual', signal })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((cause: unknown) => {
        if (mayBeAway || this.serverMayBeAway) throw new NoAnswer()
        throw new Error(`${path}: no answer (${reasonOf(cause)})`)
      })
    this.answers += 1
    if (!statuses.includes(answer.status)) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 120)}`)
    return answer
  }
}

class NoAnswer extends Error {}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
