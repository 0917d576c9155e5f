import type { Claim, PlanResult } from '../reads/plan-node.ts'
import { type ReadArgs, readKey } from '../reads/read.ts'

export type NodeRef = { readonly name: string; readonly args: ReadArgs }

/** The plan as it was stored last. */
export interface StoredPlan {
  result(key: string): PlanResult | null
  parents(key: string): string[]
  claimants(path: string): { node: string; claim: Claim }[]
}

/** A step of the plan: nodes with their new results (null: not reached any more), and what every affected address is now. */
export type PlanStep = { nodes: Map<string, PlanResult | null>; claims: Map<string, Claim | null> }

export const nodeKey = ({ name, args }: NodeRef): string => readKey(name, args)
export const pathOf = (claim: Claim): string => (typeof claim === 'string' ? claim : claim.path)

/**
 * Evaluates the changed nodes and whatever they newly reach, drops what nothing reaches any more,
 * and says which addresses are claimed differently. Nodes form a tree, or at least no circle.
 */
export function replan(
  changed: readonly NodeRef[],
  stored: StoredPlan,
  evaluate: (ref: NodeRef) => PlanResult,
): PlanStep {
  const nodes = new Map<string, PlanResult | null>()
  const reach = (ref: NodeRef): void => {
    const key = nodeKey(ref)
    if (nodes.has(key)) return
    const result = evaluate(ref)
    nodes.set(key, result)
    for (const below of result.children) if (stored.result(nodeKey(below)) === null) reach(below)
  }
  for (const ref of changed) reach(ref)
  for (const [key, result] of [...nodes]) {
    if (result) for (const child of lostChildren(stored.result(key), result)) dropUnreached(child, stored, nodes)
  }
  return { nodes, claims: claimsAfter(nodes, stored) }
}

const nothing: StoredPlan = { result: () => null, parents: () => [], claimants: () => [] }

/**
 * Evaluates the root and everything that it reaches. `rest` is awaited between nodes, so that a large site's plan leaves
 * room for other work.
 */
export async function planWhole(
  root: NodeRef,
  evaluate: (ref: NodeRef) => PlanResult,
  rest: () => Promise<void>,
): Promise<PlanStep> {
  const nodes = new Map<string, PlanResult | null>()
  const waiting = [root]
  for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
    const key = nodeKey(ref)
    if (nodes.has(key)) continue
    const result = evaluate(ref)
    nodes.set(key, result)
    waiting.push(...result.children)
    await rest()
  }
  return { nodes, claims: claimsAfter(nodes, nothing) }
}

function lostChildren(before: PlanResult | null, after: PlanResult): string[] {
  const kept = new Set(after.children.map(nodeKey))
  return (before?.children ?? []).map(nodeKey).filter((key) => !kept.has(key))
}

function dropUnreached(key: string, stored: StoredPlan, nodes: Map<string, PlanResult | null>): void {
  if (nodes.get(key) === null && nodes.has(key)) return
  const reachedBefore = stored.parents(key).some((parent) => !nodes.has(parent))
  const reachedNow = [...nodes.values()].some((result) => result?.children.some((child) => nodeKey(child) === key))
  if (reachedBefore || reachedNow) return
  const children = (nodes.get(key) ?? stored.result(key))?.children ?? []
  nodes.set(key, null)
  for (const child of children) dropUnreached(nodeKey(child), stored, nodes)
}

function claimsAfter(nodes: ReadonlyMap<string, PlanResult | null>, stored: StoredPlan): Map<string, Claim | null> {
  const claimed = new Map<string, { node: string; claim: Claim }[]>()
  for (const [key, result] of nodes) {
    for (const claim of stored.result(key)?.paths ?? []) if (!claimed.has(pathOf(claim))) claimed.set(pathOf(claim), [])
    for (const claim of result?.paths ?? []) {
      const path = pathOf(claim)
      claimed.set(path, [...(claimed.get(path) ?? []), { node: key, claim }])
    }
  }
  return new Map(
    [...claimed].map(([path, now]) => {
      const others = stored.claimants(path).filter(({ node }) => !nodes.has(node))
      return [path, strongest([...others, ...now])]
    }),
  )
}

/** Where nodes disagree, a page wins over a redirect, and a redirect over a withdrawal; then the node's name decides. */
function strongest(claims: { node: string; claim: Claim }[]): Claim | null {
  const rank = (claim: Claim): number => (typeof claim === 'string' ? 0 : 'to' in claim ? 1 : 2)
  const [first] = claims.sort(
    (left, right) => rank(left.claim) - rank(right.claim) || (left.node < right.node ? -1 : 1),
  )
  return first?.claim ?? null
}
