import type { PlanNode, PlanResult } from '../reads/plan-node.ts'
import { type Claim, child } from '../reads/plan-node.ts'
import { defineRead } from '../reads/read.ts'

type NoArgs = Record<never, never>

/** The redirects that webmasters keep; a page at the same address wins. */
export const redirects: PlanNode<NoArgs> = defineRead(
  'engine-redirects',
  (replica): PlanResult => ({
    paths: replica
      .list('redirect')
      .map(
        ({ from, to, responseCode }): Claim =>
          responseCode === 301 && to !== null ? { path: from, to } : { path: from, gone: true },
      ),
    children: [],
  }),
)

/** The engine's own root: the site's plan and the redirects. */
export const engineRoot = (siteRoot: PlanNode<NoArgs>): PlanNode<NoArgs> =>
  defineRead('engine-root', (): PlanResult => ({ paths: [], children: [child(siteRoot, {}), child(redirects, {})] }))
