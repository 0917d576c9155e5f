import type { Claim } from '../reads/plan-node.ts'

export type PlannedChange = {
  /** Addresses whose claim may differ now (null: claimed no more). */
  claims: ReadonlyMap<string, Claim | null>
  /** Pages that used a read whose result differs now. */
  affected: Iterable<string>
  /** Pages that failed before and are due again. */
  retry: Iterable<string>
  /** Status of an address in the live release; null when it is unknown there. */
  live: (path: string) => number | null
  /** Whether it is known what a page reads. After a crash a page can be live of which this is not known yet. */
  known: (path: string) => boolean
}

export type Decision = { render: string[]; redirects: Map<string, string>; gone: string[]; dropped: string[] }

/** Which pages to render, which addresses to redirect, and which to answer with 410. */
export function decide({ claims, affected, retry, live, known }: PlannedChange): Decision {
  const render = new Set<string>()
  const redirects = new Map<string, string>()
  const gone: string[] = []
  const dropped: string[] = []
  for (const [path, claim] of claims) {
    if (typeof claim === 'string') {
      if (live(path) !== 200 || !known(path)) render.add(path)
      continue
    }
    dropped.push(path)
    if (claim && 'to' in claim) redirects.set(path, claim.to)
    else if (claim || (live(path) ?? 410) !== 410) gone.push(path)
  }
  for (const path of [...affected, ...retry]) {
    const claim = claims.get(path)
    if (claim === undefined || typeof claim === 'string') render.add(path)
  }
  return { render: [...render].sort(), redirects, gone, dropped }
}
