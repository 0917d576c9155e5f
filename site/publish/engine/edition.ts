import { type Decision, decide } from '../plan/decide.ts'
import type { Dependencies } from '../plan/dependencies.ts'
import { inOrderOfBranches } from '../plan/render-order.ts'
import { type PlanStep, planWhole, replan } from '../plan/replan.ts'
import { NodeEvaluator, rerun } from '../plan/rerun.ts'
import { engineRoot, redirects } from '../plan/site-root.ts'
import type { AnyRead } from '../reads/read.ts'
import type { RecordStore } from '../reads/recording.ts'
import type { Touched } from '../reads/touches.ts'
import { type KnownRead, ReadCache, type ReadUse, type Recorder, readsByName } from '../render/read-cache.ts'
import type { Renderer, Rendering, RenderState } from '../render/renderer.ts'
import type { SiteBundle } from '../render/site-bundle.ts'

export type EditionParts = {
  /** Names the bundle and all else that every page depends on. */
  name: string
  bundle: SiteBundle
  dependencies: Dependencies
  /** The file of the dependencies, as the manifest remembers it. */
  file: string
  recorder?: Recorder | undefined
}

/** The content that a plan is made from. */
export type Content = { store: RecordStore; today: string }

/** What a step of the content means for one edition. */
export type EditionPlan = {
  touched: Touched
  uses: ReadUse[]
  known: readonly KnownRead<unknown>[]
  /** Keys of the reads that come out differently. */
  changed: string[]
  step: PlanStep
  decision: Decision
}

/** One bundle, with why each page that it rendered looks as it does. Knows nothing of releases. */
export class Edition {
  readonly name: string
  readonly file: string
  readonly dependencies: Dependencies
  readonly #reads: ReadonlyMap<string, AnyRead>
  readonly #root: ReturnType<typeof engineRoot>
  readonly #recorder: Recorder | undefined
  /** Reads that nobody uses any more; a render thread may still remember them. */
  #dropped: string[] = []

  constructor({ name, file, bundle, dependencies, recorder }: EditionParts) {
    this.name = name
    this.file = file
    this.dependencies = dependencies
    this.#recorder = recorder
    this.#root = engineRoot(bundle.root)
    this.#reads = readsByName([...bundle.reads, this.#root, redirects])
  }

  #evaluator(content: Content): { cache: ReadCache; nodes: NodeEvaluator } {
    const cache = new ReadCache(content.store, content.today, this.#recorder)
    return { cache, nodes: new NodeEvaluator(this.#reads, cache, (key) => this.dependencies.result(key)) }
  }

  /** What to do about what is touched. `live` gives the status of an address in the site that the plan is for. */
  plan(
    touched: Touched,
    content: Content,
    { retry, live }: { retry: readonly string[]; live: (path: string) => number | null },
  ): EditionPlan {
    const { dependencies } = this
    const { cache, nodes } = this.#evaluator(content)
    const again = rerun(dependencies.touchedReads(touched), this.#reads, cache)
    const changedNodes = again.changed.filter((read) => dependencies.result(read.key) !== null)
    const step = replan(changedNodes, dependencies, nodes.evaluate)
    const decision = decide({
      claims: step.claims,
      affected: new Set(again.changed.flatMap((read) => dependencies.pagesUsing(read.id))),
      retry,
      live,
      known: (path) => dependencies.hasPage(path),
    })
    return {
      touched,
      uses: [...again.uses, ...nodes.uses.values()],
      known: again.known,
      changed: again.changed.map(({ key }) => key),
      step,
      decision,
    }
  }

  /** Plans the whole site; every address that it claims is to be made. */
  async planWhole(content: Content, rest: () => Promise<void>): Promise<EditionPlan> {
    const { nodes } = this.#evaluator(content)
    const step = await planWhole({ name: this.#root.name, args: {} }, nodes.evaluate, rest)
    const decided = decide({
      claims: step.claims,
      affected: [],
      retry: [],
      live: () => null,
      known: () => false,
    })
    const decision = { ...decided, render: inOrderOfBranches(decided.render, content.store) }
    const touched: Touched = { points: [], places: [] }
    return { touched, uses: [...nodes.uses.values()], known: [], changed: [], step, decision }
  }

  /** Renders what a plan asks for. */
  render(renderer: Renderer, plan: EditionPlan, how: Omit<RenderState, 'known'>): AsyncIterable<Rendering> {
    renderer.forget({ touched: plan.touched, reads: [...plan.changed, ...this.#dropped] })
    return renderer.render(plan.decision.render, { ...how, known: plan.known })
  }

  /** Stores what came of a plan. What was found out by planning holds over what a render thread remembered. */
  store({ uses, step, decision }: EditionPlan, renderings: readonly Rendering[], generation: number): void {
    const { dependencies } = this
    dependencies.transaction(() => {
      const rendered = renderings.flatMap(({ reads }) => reads)
      dependencies.storeReads(new Map([...rendered, ...uses].map((use) => [use.key, use])).values())
      for (const [key, result] of step.nodes) dependencies.storeNode(key, result)
      this.#storePages(renderings)
      for (const path of decision.dropped) dependencies.dropPage(path)
      this.#dropped = dependencies.dropUnused()
      dependencies.generation = generation
    })
  }

  /** Stores a part of a whole site that is being made. */
  storePart(renderings: readonly Rendering[]): void {
    this.dependencies.transaction(() => {
      for (const { reads } of renderings) this.dependencies.storeReads(reads)
      this.#storePages(renderings)
    })
  }

  /** Stores the plan of a whole site that is being made, and takes out of it what is stored: it is large. */
  async storeWholePlan({ uses, step }: EditionPlan, rest: () => Promise<void>): Promise<void> {
    const { dependencies } = this
    for (const some of inParts(uses)) {
      dependencies.transaction(() => dependencies.storeReads(some))
      await rest()
    }
    uses.length = 0
    for (const some of inParts([...step.nodes])) {
      dependencies.transaction(() => {
        for (const [key, result] of some) dependencies.storeNode(key, result)
      })
      await rest()
    }
    step.nodes.clear()
  }

  #storePages(renderings: readonly Rendering[]): void {
    for (const { pages } of renderings)
      for (const { path, reads, page } of pages) this.dependencies.storePage(path, reads, 'error' in page)
  }
}

const partSize = 500

function* inParts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += partSize) yield items.slice(start, start + partSize)
}
