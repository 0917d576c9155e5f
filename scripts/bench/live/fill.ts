import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { feedResponse, importResponse, type OrganizationRecord, snapshotLine, versionsLine } from '@huoye/content-types'
import type { TestSystem } from '../../harness/test-system.ts'
import { waitFor } from '../../harness/wait-for.ts'
import { ask } from '../../import/cms.ts'
import type { Step } from '../../progress/progress.ts'
import { readSecrets } from '../../start/secrets.ts'
import { readCorpus } from '../content/corpus.ts'
import { type EntryPlace, entryPlace, importableColumns } from '../content/entries.ts'
import { importRow } from '../content/import-row.ts'
import { PageTally } from '../content/page-tally.ts'
import { type TextPool, textPool } from '../content/recombine.ts'
import { healthOf, parseHealth, untilQuiet } from './health.ts'

const rowsAtOnce = 500
const batch = 'bench'
const patienceMs = 3_600_000
/** The feed tells the newest event whatever else is asked; nothing is taken from it. */
const newestEvent = 'feed?consumer=bench&after=0&limit=1&wait=0'
/** New entries share listings with what is there already, so that they make fewer pages than they would alone. */
const moreThanMissing = 1.05
/** So many the publisher takes in beside everything else. */
const fewEntries = 500

/** `load`: the bulk loader, many rows in a transaction; `import`: as an import file, row by row. */
export type Way = 'load' | 'import'

/** Puts entries into a running system, always the next ones: over all branches and columns, in the three years up to now. */
export class Filler {
  readonly branches: readonly OrganizationRecord[]
  readonly #system: TestSystem
  readonly #pool: TextPool
  readonly #until = new Date(Date.now() - 3_600_000).toISOString()
  #next = 0

  private constructor(system: TestSystem, pool: TextPool, branches: readonly OrganizationRecord[]) {
    this.#system = system
    this.#pool = pool
    this.branches = branches
  }

  /** @param corpus a JSONL file of texts; made-up ones without it */
  static async of(system: TestSystem, corpus: string | undefined): Promise<Filler> {
    return new Filler(system, textPool(readCorpus(corpus)), await branchesOf(system))
  }

  /**
   * Loads until the site has `pages` pages or a few more. For many entries the publisher stands still meanwhile and then
   * begins anew from a snapshot: that is the shortest way to a large site, and the state it ends in is the same.
   */
  async growTo(pages: number, step: Step): Promise<void> {
    for (let there = await this.#pages(); there < pages; there = await this.#pages()) {
      const places = this.#placesFor((pages - there) * moreThanMissing)
      const say = (done: number) => step.say(`${done} / ${places.length} 篇`)
      if (places.length > fewEntries) await this.#loadAside(places, say, step)
      else await this.#send(places, 'load', say)
      await this.untilApplied()
    }
    step.say('等后台的事情做完')
    await untilQuiet(this.#system)
  }

  async #loadAside(places: readonly EntryPlace[], say: (done: number) => void, step: Step): Promise<void> {
    const publisher = this.#system.system.pid('publisher')
    if (publisher !== undefined) process.kill(publisher, 'SIGSTOP')
    try {
      await this.#send(places, 'load', say)
    } finally {
      if (publisher !== undefined) process.kill(publisher, 'SIGCONT')
    }
    step.say('从快照重新发布')
    await this.#system.restart(() => forgetPublished(this.#system.dataDir))
  }

  /** Sends the next entries to the CMS; settles when they are stored there. */
  async send(documents: number, way: Way, progress: (done: number) => void): Promise<void> {
    await this.#send(
      Array.from({ length: documents }, () => this.#nextPlace()),
      way,
      progress,
    )
  }

  /** Waits until everything that the CMS has published by now is live. */
  async untilApplied(): Promise<void> {
    const { head } = feedResponse.parse(await (await asPublisher(this.#system, newestEvent)).json())
    const wanted = ({ status, text }: { status: number; text: string }) =>
      status === 200 && parseHealth(text).appliedSeq >= head
    await waitFor(`${this.#system.siteUrl}/healthz`, wanted, { withinMs: patienceMs, everyMs: 250 })
  }

  /** How many published documents the CMS compares. */
  async documents(): Promise<number> {
    const lines = (await linesOf(this.#system, 'versions')).map((text) => versionsLine.parse(JSON.parse(text)))
    return lines.reduce((sum, line) => sum + (line.kind === 'versions' ? line.versions.length : 0), 0)
  }

  async #pages(): Promise<number> {
    return (await healthOf(this.#system)).pages
  }

  #nextPlace(): EntryPlace {
    const place = entryPlace(this.#next, this.branches, importableColumns, this.#until)
    this.#next += 1
    return place
  }

  #placesFor(pages: number): EntryPlace[] {
    const tally = new PageTally()
    const there = tally.pages
    const places: EntryPlace[] = []
    while (tally.pages - there < pages) {
      const place = this.#nextPlace()
      tally.add(place)
      places.push(place)
    }
    return places
  }

  async #send(places: readonly EntryPlace[], way: Way, progress: (done: number) => void): Promise<void> {
    const cms = { url: this.#system.cmsUrl, secret: readSecrets(this.#system.dataDir).publishing ?? '' }
    const types = { article: places.filter(isArticle), activity: places.filter((place) => !isArticle(place)) }
    let done = 0
    for (const [type, some] of Object.entries(types)) {
      for (let start = 0; start < some.length; start += rowsAtOnce) {
        const rows = some.slice(start, start + rowsAtOnce).map((place) => importRow(place, this.#pool))
        const asked = { batch, type, column: null, dryRun: false, rows }
        const { results } = importResponse.parse(await ask(cms, `/publishing/${way}`, asked))
        const refused = results.find(({ outcome }) => outcome !== 'created')
        if (refused) throw new Error(`the CMS did not take a row: ${JSON.stringify(refused)}`)
        done += rows.length
        progress(done)
      }
    }
  }
}

const isArticle = ({ branch }: EntryPlace): boolean => branch === null

/** What the publisher keeps besides the databases of the CMS: all of it is made again from a snapshot. */
function forgetPublished(dataDir: string): void {
  const derived = readdirSync(dataDir).filter((name) => /^(?:replica|manifest|dependencies|objects)/.test(name))
  for (const name of derived) rmSync(join(dataDir, name), { recursive: true })
}

async function branchesOf(system: TestSystem): Promise<OrganizationRecord[]> {
  return (await linesOf(system, 'snapshot')).flatMap((text) => {
    const line = snapshotLine.parse(JSON.parse(text))
    if (line.kind !== 'record' || line.record.type !== 'organization') return []
    return line.record.kind === '党支部' && line.record.lifecycle === 'active' ? [line.record] : []
  })
}

async function linesOf(system: TestSystem, name: 'snapshot' | 'versions'): Promise<string[]> {
  return (await (await asPublisher(system, name)).text()).split('\n').filter((line) => line !== '')
}

function asPublisher({ dataDir, cmsUrl }: TestSystem, path: string): Promise<Response> {
  const authorization = `Bearer ${readSecrets(dataDir).publishing ?? ''}`
  return fetch(`${cmsUrl}/publishing/${path}`, { headers: { authorization } })
}
