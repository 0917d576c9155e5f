import type { Settings } from '../start/settings.ts'
import type { Act } from './editor.ts'
import type { Target } from './killing.ts'
import { type Ended, type Operation, publishing, rebuilding, resuming, rollingBack, withdrawing } from './operations.ts'
import type { Watched } from './watched.ts'

/** A few operations, and who is killed how long after the first of them. */
export interface Interleaving {
  readonly acts: readonly Act[]
  /** One group after the other; what is in a group at once. */
  readonly groups: readonly (readonly Operation[])[]
  readonly kill: { readonly target: Target; readonly afterMs: number } | null
}

export interface Ordered {
  readonly operation: Operation
  readonly ended: Ended
}

/** Kills fall from the first order to when everything that follows from it is done. */
const longestBeforeKillMs = 1500
/** How much of what is ordered is something that the editor does. */
const publishes = 0.45
/** So many documents stay, whatever is withdrawn. */
const fewestLive = 5

/** Chooses what to do next, and does all of it that the public does not see. */
export async function planInterleaving(watched: Watched, settings: Settings): Promise<Interleaving> {
  const { ledger, random } = watched
  const below = (limit: number) => Math.floor(random() * limit)
  const dice = Array.from({ length: 2 + below(3) }, random)
  const others = dice.filter((one) => one > publishes)
  const acts = await watched.prepare(dice.length - others.length)
  const live = ledger.items.slice(2).filter(({ path, shown }) => path !== null && shown !== null)
  const other = (): Operation => {
    const dice = random()
    const victim = dice < 0.35 && live.length > fewestLive ? live.splice(below(live.length), 1)[0] : undefined
    if (victim) return withdrawing(settings, victim)
    if (dice < 0.65) return rollingBack(settings, random())
    if (dice < 0.8) return resuming(settings)
    return rebuilding(settings, dice < 0.87)
  }
  const operations = [...acts.map(publishing), ...others.map(other)]
  const groups: Operation[][] = []
  while (operations.length > 0) {
    const next = operations.splice(below(operations.length), 1)
    if (groups.length > 0 && random() < 0.6) groups.at(-1)?.push(...next)
    else groups.push(next)
  }
  const target = targetOf(random())
  return { acts, groups, kill: target && { target, afterMs: Math.round(random() * longestBeforeKillMs) } }
}

/** Nobody in half of all cases; Strapi, which takes long to start, seldom. */
function targetOf(dice: number): Target | null {
  if (dice < 0.5) return null
  if (dice < 0.8) return 'publisher'
  return dice < 0.9 ? 'cms' : 'everything'
}

/** Orders everything; settles when all of it has ended. */
export async function orderAll({ groups }: Interleaving): Promise<Ordered[][]> {
  const all: Ordered[][] = []
  for (const group of groups)
    all.push(await Promise.all(group.map(async (operation) => ({ operation, ended: await operation.run() }))))
  return all
}

/** Operations that ended as if who answers them had been killed, and was not. Two on one document may be in each other's way. */
export function diedAlone(ordered: readonly Ordered[], killed: Target | null): string[] {
  const wrong = ordered.filter(({ operation, ended }) => {
    const sharing = ordered.filter(({ operation: { item } }) => item !== undefined && item === operation.item)
    return ended.how === 'died' && killed !== operation.of && killed !== 'everything' && sharing.length < 2
  })
  return wrong.map(({ operation, ended }) => `${operation.what}: ${ended.says}`)
}

/** What was ordered and what came of it, in lines. */
export function told({ kill }: Interleaving, ordered: readonly (readonly Ordered[])[]): string[] {
  return [
    kill ? `${kill.target} killed after ${kill.afterMs} ms` : 'nothing killed',
    ...ordered.flatMap((group) =>
      group.map(({ operation, ended: { how, says } }) => {
        return `  ${group.length > 1 ? 'at once: ' : ''}${operation.what}: ${how} ${says}`
      }),
    ),
  ]
}
