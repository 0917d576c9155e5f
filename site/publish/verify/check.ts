import { setImmediate as breathe } from 'node:timers/promises'
import { dayOf } from '@huoye/content-types'
import type Database from 'better-sqlite3'
import type { ServedIndexReader } from '../../search/served/reading.ts'
import { type EntryRow, rowOf } from '../manifest/entry.ts'
import { storeFolder } from '../media/bundle-files.ts'
import { hashOnly } from '../objects/hash-only.ts'
import { clientFolder } from '../render/site-bundle.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { statements } from '../sqlite/statements.ts'
import { checkObjects } from './check-objects.ts'
import type { LiveReplica } from './check-replica.ts'
import { checkSearch } from './check-search.ts'
import { checkServed } from './check-served.ts'
import { type CleanAnswer, CleanSite } from './clean-site.ts'
import { compareAssets, compareMedia, comparePage, type Difference, unplanned } from './compare.ts'
import { Following } from './following.ts'
import type { LiveSite } from './live-site.ts'
import { type Look, settle } from './settle.ts'
import type { LiveEdition, Verification, VerifyTools } from './verification.ts'

/** How long a site may go on publishing before the check gives up on a moment of rest. */
const patienceMs = 120_000

export type CheckParts = {
  edition: LiveEdition
  live: LiveSite
  replica: ReplicaFile
  liveReplica: LiveReplica
  reader: Database.Database
  served: ServedIndexReader
}

/** One comparison of one edition of the site. */
export class Check {
  readonly #tools: VerifyTools
  readonly #parts: CheckParts
  readonly #following: Following
  readonly #objects: string
  #documents = 0

  constructor(objects: string, tools: VerifyTools, parts: CheckParts) {
    this.#tools = tools
    this.#parts = parts
    this.#following = new Following(tools.cms, parts.replica, parts.live, tools.signal)
    this.#objects = objects
  }

  async run(): Promise<Omit<Verification, 'ms'>> {
    const { say, signal } = this.#tools
    const { live, replica } = this.#parts
    const records = await this.#readAll()
    const clean = this.#cleanSite()
    const wanted = await this.#renderAll(clean)
    await this.#following.untilLive()
    const answers = live.answers()
    const assets = await this.#assets(new Set(clean.claims.keys()))
    const suspects = [
      ...[...wanted].flatMap(([path, answer]) => comparePage(path, answers.get(path) ?? null, answer) ?? []),
      ...unplanned(new Set([...wanted.keys(), ...assets.keys()]), answers).flatMap(
        (path) => comparePage(path, answers.get(path) ?? null, null) ?? [],
      ),
      ...compareMedia(replica.mediaInUse(), answers),
      ...compareAssets(assets, answers),
    ]
    const objects = await checkObjects(this.#objects, live, (done, of) => say(`核对文件 ${done}/${of}`))
    say('核对副本和搜索')
    await this.#following.catchUp()
    suspects.push(...this.#parts.liveReplica.compare().differences, ...this.#search())
    const unsettled = await settle(suspects, (left) => this.#look(left, assets), { patienceMs, signal })
    const failures = live.failures()
    const differences = [...objects.differences, ...unsettled.filter(({ address }) => !failures.has(address))]
    return {
      release: live.state().release,
      seq: this.#following.seq,
      pages: clean.pages().length,
      compared: {
        addresses: wanted.size,
        media: replica.mediaInUse().length,
        assets: assets.size,
        objects: objects.checked,
        records,
        documents: this.#documents,
      },
      held: [...failures].map(([address, reason]) => ({ address, reason })),
      differences: differences.sort((left, right) => (left.address < right.address ? -1 : 1)),
    }
  }

  /** Fills the fresh replica from a snapshot; gives how many records there are. */
  async #readAll(): Promise<number> {
    const { say, cms, signal } = this.#tools
    const intake = this.#parts.replica.intake()
    let records = 0
    const seq = await cms.snapshot(async (part) => {
      signal.throwIfAborted()
      intake.take(part)
      records += part.length
      say(`读取全部内容 ${records} 条`)
    })
    intake.finish(seq)
    return records
  }

  #cleanSite(): CleanSite {
    const { edition, replica } = this.#parts
    const content = { store: replica.store, today: dayOf(this.#tools.now()) }
    return new CleanSite(edition.bundle, edition.publicUrl, content)
  }

  async #renderAll(clean: CleanSite): Promise<Map<string, CleanAnswer | null>> {
    const answers = new Map<string, CleanAnswer | null>()
    for (const path of clean.claims.keys()) {
      answers.set(path, await clean.answer(path))
      if (answers.size % 50 > 0) continue
      this.#tools.say(`重新生成 ${answers.size}/${clean.claims.size} 个地址`)
      await breathe(undefined, { signal: this.#tools.signal })
    }
    return answers
  }

  /** The bundle's files for browsers; a page at the same address wins. */
  async #assets(claimed: ReadonlySet<string>): Promise<Map<string, EntryRow>> {
    const { entries } = await storeFolder(clientFolder(this.#parts.edition.entry), hashOnly)
    return new Map([...entries].flatMap(([address, entry]) => (claimed.has(address) ? [] : [[address, rowOf(entry)]])))
  }

  #search(): Difference[] {
    const { reader, live, served } = this.#parts
    const fresh = statements(reader)
    const { documents, differences } = checkSearch(fresh, live, this.#objects)
    this.#documents = documents
    return [...differences, ...checkServed(fresh, served)]
  }

  /** Brings the fresh content up to now, and looks at what differed once more. */
  async #look(suspects: readonly Difference[], assets: ReadonlyMap<string, EntryRow>): Promise<Look> {
    const { live, replica, liveReplica } = this.#parts
    await this.#following.catchUp()
    await this.#following.untilLive()
    const of = (kind: Difference['kind']): string[] =>
      suspects.flatMap((suspect) => (suspect.kind === kind ? [suspect.address] : []))
    const clean = of('page').length > 0 ? this.#cleanSite() : null
    const wanted = await Promise.all(of('page').map(async (path) => ({ path, answer: await clean?.answer(path) })))
    const seen = live.still(() => ({ seq: live.state().seq, answers: live.answers() }))
    const replicas = of('replica').length > 0 ? liveReplica.compare() : { seq: seen.seq, differences: [] }
    const differences = [
      ...wanted.flatMap(({ path, answer }) => comparePage(path, seen.answers.get(path) ?? null, answer ?? null) ?? []),
      ...compareMedia(replica.mediaInUse(), seen.answers),
      ...compareAssets(assets, seen.answers),
      ...replicas.differences,
      ...(of('search').length > 0 ? this.#search() : []),
    ]
    const seq = this.#following.seq
    const exact = seen.seq === seq && replicas.seq === seq && (await this.#following.still())
    return { exact, differences }
  }
}
