import type { KillableSystem } from './killable-system.ts'
import { until } from './until.ts'

export type Target = 'cms' | 'publisher' | 'everything'

const answersWithinMs = 30_000

/** Who is to be killed. */
export function processesOf(system: KillableSystem, target: Target): number[] {
  if (target !== 'everything') return [system.pid(target)]
  // The supervisor first: it must not see its children die.
  return (['supervisor', 'server', 'cms', 'publisher'] as const).map((name) => system.pid(name))
}

export function killAll(pids: readonly number[]): void {
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

/** Settles when what was killed works again, and gives since when. `before` is the pid that the CMS or the publisher had. */
export async function worksAgain(system: KillableSystem, target: Target, before: number): Promise<number> {
  if (target === 'publisher') return (await system.nextReady('publisher', before)).readyAt ?? Date.now()
  if (target === 'everything') await system.start()
  else await system.nextReady('cms', before)
  await until(async () => (await fetch(`${system.cmsUrl}/_health`)).ok || null, answersWithinMs)
  return Date.now()
}
