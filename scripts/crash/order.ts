import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whom to kill at which occurrence of a step, counted from the moment it is armed. */
export interface Order {
  readonly step: string
  readonly nth: number
  readonly kill: readonly number[]
}

const filesIn = (folder: string) => ({
  armed: join(folder, 'armed.json'),
  fired: join(folder, 'fired.json'),
  count: join(folder, 'count'),
  seen: join(folder, 'steps-seen'),
})

/** Puts an order where the processes look at each step. The one before must have fired or been taken back. */
export function arm(folder: string, order: Order): void {
  const { armed, fired, count } = filesIn(folder)
  for (const file of [fired, count]) rmSync(file, { force: true })
  writeFileSync(`${armed}.new`, JSON.stringify(order))
  renameSync(`${armed}.new`, armed)
}

/** Takes an order back that nothing reached. */
export const disarm = (folder: string): void => rmSync(filesIn(folder).armed, { force: true })

export const hasFired = (folder: string): boolean => existsSync(filesIn(folder).fired)

/** How often each step was announced since the folder was made. */
export function stepsSeen(folder: string): Map<string, number> {
  const { seen } = filesIn(folder)
  const counts = new Map<string, number>()
  if (!existsSync(seen)) return counts
  for (const step of readFileSync(seen, 'utf8').split('\n')) {
    if (step !== '') counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return counts
}

/**
 * Notes a step, and gives whom to kill now: nobody, unless it is the step and the occurrence that is armed. Threads and
 * processes may reach steps at once: they count in one file, and only one of them can take the order away.
 */
export function stepReached(folder: string, step: string): readonly number[] {
  const { armed, fired, count, seen } = filesIn(folder)
  appendFileSync(seen, `${step}\n`)
  const order = readOrder(armed)
  if (order?.step !== step) return []
  appendFileSync(count, '.')
  if (statSync(count).size < order.nth) return []
  try {
    renameSync(armed, fired)
    return order.kill
  } catch {
    return []
  }
}

function readOrder(file: string): Order | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
