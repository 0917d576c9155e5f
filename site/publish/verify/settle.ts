import { setTimeout as wait } from 'node:timers/promises'
import { CannotCompare } from './cannot-compare.ts'
import type { Difference } from './compare.ts'

/** One more look at what differed; `exact` when the live site and the fresh content were at the same event meanwhile. */
export type Look = { exact: boolean; differences: Difference[] }

/**
 * How long something must go on differing before it is told: the engine tries a failed page again after two seconds, and the
 * search index is built in the background, a large shard in many seconds.
 */
const graceMs: Readonly<Record<Difference['kind'], number>> = {
  page: 3_000,
  media: 3_000,
  asset: 3_000,
  object: 0,
  replica: 3_000,
  search: 60_000,
}
const lookEveryMs = 200

const nameOf = ({ kind, address }: Difference): string => `${kind} ${address}`

type SettleOptions = { patienceMs: number; signal: AbortSignal; everyMs?: number; now?: () => number }

/**
 * Looks at suspects again and again until they agree, or have differed for longer than their grace while nothing was being
 * published. What begins to differ later is the next check's matter. Throws CannotCompare when publishing never pauses.
 */
export async function settle(
  suspects: readonly Difference[],
  look: (suspects: readonly Difference[]) => Promise<Look>,
  { patienceMs, signal, everyMs = lookEveryMs, now = Date.now }: SettleOptions,
): Promise<Difference[]> {
  const until = now() + patienceMs
  const differingSince = new Map<string, number>()
  let left = [...suspects]
  while (left.length > 0) {
    const { exact, differences } = await look(left)
    const named = new Set(left.map(nameOf))
    left = differences.filter((difference) => named.has(nameOf(difference)))
    const at = now()
    for (const one of left) {
      if (exact && !differingSince.has(nameOf(one))) differingSince.set(nameOf(one), at)
    }
    const told = (one: Difference): boolean => at - (differingSince.get(nameOf(one)) ?? at) >= graceMs[one.kind]
    if (exact && left.every((one) => differingSince.has(nameOf(one)) && told(one))) return left
    if (at > until) throw neverQuiet(left)
    await wait(everyMs, undefined, { signal })
  }
  return []
}

const neverQuiet = (left: readonly Difference[]): CannotCompare =>
  new CannotCompare(
    'HUOYE-VERIFY-005',
    `发布一直没有停，还有 ${left.length} 处没能在同一时刻比较（如 ${left[0]?.address}）。`,
    '请等大批导入或发布结束，再检查一次。',
  )
