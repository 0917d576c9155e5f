import { createHash } from 'node:crypto'
import { heldWhat } from '@huoye/content-types'
import { type EntryRow, rowOf } from '../manifest/entry.ts'
import { replan, type StoredPlan } from '../plan/replan.ts'
import { NodeEvaluator } from '../plan/rerun.ts'
import { engineRoot, redirects } from '../plan/site-root.ts'
import type { Claim } from '../reads/plan-node.ts'
import type { RecordStore } from '../reads/recording.ts'
import { ReadCache, readsByName } from '../render/read-cache.ts'
import { renderPage } from '../render/render-page.ts'
import type { SiteBundle } from '../render/site-bundle.ts'
import { RememberingStore } from '../replica/remembering-store.ts'
import { CannotCompare } from './cannot-compare.ts'

/** What an address answers on a clean site, or why its page cannot be made. */
export type CleanAnswer = EntryRow | { error: string }

/** The state of the content that a clean site is made from: a replica that stands still, and the day in China. */
export type Content = { store: RecordStore; today: string }

/** What the pages are told of where they stand. */
type Where = { publicUrl: string; searchOrigin: string | null }

const nothingPlanned: StoredPlan = { result: () => null, parents: () => [], claimants: () => [] }

/**
 * The site as a clean full render of some content gives it: planned from the root and rendered page by page, with nothing
 * kept from before and nothing written. It is what the engine's releases are held against, so it shares with the engine
 * only the plan's rules and the rendering of one page.
 */
export class CleanSite {
  readonly #context: Parameters<typeof renderPage>[0]
  /** Every address with what claims it. */
  readonly claims: ReadonlyMap<string, Claim>

  /** Plans the site. Throws CannotCompare when a node of the plan fails: nothing could be said of what is below it. */
  constructor(bundle: SiteBundle, { publicUrl, searchOrigin }: Where, { store, today }: Content) {
    const cache = new ReadCache(new RememberingStore(store), today)
    this.#context = { bundle, cache, publicUrl, searchOrigin }
    const root = engineRoot(bundle.root)
    const nodes = new NodeEvaluator(readsByName([...bundle.reads, root, redirects]), cache, () => null)
    const planned = replan([{ name: root.name, args: {} }], nothingPlanned, nodes.evaluate)
    for (const [node, cause] of nodes.errors) throw planFailed(node, cause)
    this.claims = new Map([...planned.claims].flatMap(([path, claim]) => (claim === null ? [] : [[path, claim]])))
  }

  /** Addresses of pages, in the order of the plan. */
  pages(): string[] {
    return [...this.claims].flatMap(([path, claim]) => (typeof claim === 'string' ? [path] : []))
  }

  /** What one address answers; null where nothing claims it. */
  async answer(path: string): Promise<CleanAnswer | null> {
    const claim = this.claims.get(path)
    if (claim === undefined) return null
    if (typeof claim !== 'string') return rowOf('to' in claim ? { status: 301, location: claim.to } : { status: 410 })
    const { page } = await renderPage(this.#context, path)
    if ('error' in page) return { error: heldWhat(page.error) }
    const object = createHash('sha256').update(page.body).digest('hex')
    return rowOf({ status: 200, object, type: page.type, headers: page.headers })
  }
}

const planFailed = (node: string, cause: unknown): CannotCompare =>
  new CannotCompare(
    'HUOYE-VERIFY-009',
    `计算网站目录时出错（${node}）：${cause instanceof Error ? cause.message : String(cause)}，没有比较。`,
    '请按发布状态里被搁置的内容修改后，再检查一次。',
    cause,
  )
