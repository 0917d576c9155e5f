import { setTimeout as wait } from 'node:timers/promises'
import type { TestSystem } from '../../harness/test-system.ts'
import { waitFor } from '../../harness/wait-for.ts'
import { processorSeconds } from '../processor-time.ts'

/** What the site says of itself. */
export interface Health {
  readonly pages: number
  readonly appliedSeq: number
}

export async function healthOf(system: TestSystem): Promise<Health> {
  return parseHealth((await waitFor(`${system.siteUrl}/healthz`, ({ status }) => status === 200)).text)
}

export function parseHealth(text: string): Health {
  const parsed: unknown = JSON.parse(text)
  const number = (name: string): number => {
    const value: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined
    return typeof value === 'number' ? value : 0
  }
  return { pages: number('pages'), appliedSeq: number('appliedSeq') }
}

const longestQuietMs = 1_800_000
const lookEveryMs = 3000
/** Processor time in three seconds below which nothing goes on but waiting. */
const idleSeconds = 0.3
const timesQuiet = 2

/**
 * Waits until the publisher has nothing left to do in the background (search index, variants) and the list of search shards
 * stands still, so that a measurement does not share the machine with them.
 */
export async function untilQuiet(system: TestSystem): Promise<void> {
  const until = performance.now() + longestQuietMs
  let quiet = 0
  let before = { shards: '', seconds: Number.NaN }
  while (quiet < timesQuiet && performance.now() < until) {
    await wait(lookEveryMs)
    const now = { shards: await shardsOf(system), seconds: processorSeconds(system.system.pid('publisher')) ?? 0 }
    const calm = now.shards === before.shards && !(now.seconds - before.seconds > idleSeconds)
    quiet = calm ? quiet + 1 : 0
    before = now
  }
}

async function shardsOf({ siteUrl }: TestSystem): Promise<string> {
  return fetch(`${siteUrl}/search-index/shards.json`).then(
    (response) => response.text(),
    () => '',
  )
}
