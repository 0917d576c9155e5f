import type { PlanNode, PlanResult } from '../reads/plan-node.ts'
import type { AnyRead } from '../reads/read.ts'
import type { KnownRead, ReadCache, ReadUse } from '../render/read-cache.ts'
import type { StoredRead } from './dependencies.ts'
import { type NodeRef, nodeKey } from './replan.ts'

/** What came of running touched reads again; `known` are the changed ones with their results. */
export type Rerun = { uses: ReadUse[]; changed: StoredRead[]; known: KnownRead<unknown>[] }

/** Runs reads again. One that the bundle does not know counts as changed: its pages render and record what they read now. */
export function rerun(touched: readonly StoredRead[], reads: ReadonlyMap<string, AnyRead>, cache: ReadCache): Rerun {
  const again: Rerun = { uses: [], changed: [], known: [] }
  for (const stored of touched) {
    const read = reads.get(stored.name)
    const outcome = read && cache.run(read, stored.args)
    if (outcome) again.uses.push(outcome.use)
    if (outcome?.use.hash === stored.hash) continue
    again.changed.push(stored)
    if (outcome && 'result' in outcome) again.known.push(outcome)
  }
  return again
}

/** Evaluates plan nodes by name; a node that throws keeps its last result, so that nothing goes down with it. */
export class NodeEvaluator {
  readonly #nodes: ReadonlyMap<string, AnyRead>
  readonly #cache: ReadCache
  readonly #last: (key: string) => PlanResult | null
  readonly uses = new Map<string, ReadUse>()
  readonly errors = new Map<string, unknown>()

  constructor(nodes: ReadonlyMap<string, AnyRead>, cache: ReadCache, last: (key: string) => PlanResult | null) {
    this.#nodes = nodes
    this.#cache = cache
    this.#last = last
  }

  evaluate = (ref: NodeRef): PlanResult => {
    const node = this.#nodes.get(ref.name)
    if (!node)
      throw new Error(`The plan names the node ${ref.name}, which the site's bundle does not export in \`reads\`.`)
    const outcome = this.#cache.run(node as PlanNode<NodeRef['args']>, ref.args)
    this.uses.set(outcome.use.key, outcome.use)
    if (!('error' in outcome)) return outcome.result
    this.errors.set(nodeKey(ref), outcome.error)
    return this.#last(nodeKey(ref)) ?? { paths: [], children: [] }
  }
}
