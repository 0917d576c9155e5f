import { fileURLToPath } from 'node:url'
import type { PublicRecord } from '@huoye/content-types'
import { syntheticCounty } from '../../fixtures/county.ts'
import type { ReadArgs } from '../../publish/reads/index.ts'
import { ReadCache } from '../../publish/render/read-cache.ts'
import { renderPage } from '../../publish/render/render-page.ts'
import { loadBundle } from '../../publish/render/site-bundle.ts'
import { ReplicaFile } from '../../publish/replica/replica-file.ts'
import type { root } from '../plan/root.ts'

/** The built site's entry; tests that use it need a build. */
export const bundleEntry = fileURLToPath(new URL('../../dist/engine/server/entry.mjs', import.meta.url))

type Plan = ReturnType<typeof root.run>

export type CountySite = {
  /** Every address the plan claims, with where it leads if it is a redirect. */
  claims(): Map<string, string | null>
  /** One page as the engine would store it; null when it has an error. */
  page(path: string, origin: string): Promise<{ body: Buffer; type: string; headers: Record<string, string> } | null>
  close(): void
}

/** The built site over a county that does not exist; the synthetic one where no records are given. */
export async function countySite(
  records: readonly PublicRecord[] = syntheticCounty({ organizations: 60, entries: 400, bodyLength: 300 }),
): Promise<CountySite> {
  const replica = new ReplicaFile(':memory:')
  replica.reconcile(records, 1)
  const bundle = await loadBundle(bundleEntry)
  const cache = new ReadCache(replica.store, '2026-11-20')
  const nodes = new Map(bundle.reads.map((read) => [read.name, read]))
  const reach = (name: string, args: ReadArgs, into: Map<string, string | null>): void => {
    const node = nodes.get(name)
    const outcome = node && cache.run(node, args)
    if (!outcome || !('result' in outcome) || !isPlan(outcome.result)) throw new Error(`The plan has no node ${name}.`)
    for (const claim of outcome.result.paths) {
      if (typeof claim === 'string') into.set(claim, null)
      else into.set(claim.path, 'to' in claim ? claim.to : null)
    }
    for (const child of outcome.result.children) reach(child.name, child.args, into)
  }
  return {
    claims() {
      const claims = new Map<string, string | null>()
      reach(bundle.root.name, {}, claims)
      return claims
    },
    async page(path, origin) {
      const { page } = await renderPage({ bundle, cache, publicUrl: origin }, path)
      return 'error' in page ? null : page
    },
    close: () => replica.close(),
  }
}

const isPlan = (result: unknown): result is Plan => typeof result === 'object' && result !== null && 'paths' in result
