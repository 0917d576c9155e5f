import { startOfDay } from '@huoye/content-types'
import type { SortKey } from './replica.ts'
import { firstKey, lastKey } from './touches.ts'

/** The places of a month (yyyy-MM) or day (yyyy-MM-dd) in China; without one, all places. */
export function intervalOf(within: string | undefined): { low: SortKey; high: SortKey } {
  if (within === undefined) return { low: firstKey, high: lastKey }
  if (within.length === 7) return { low: startOfDay(`${within}-01`), high: startOfDay(`${nextMonth(within)}-01`) }
  const next = new Date(Date.parse(`${within}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return { low: startOfDay(within), high: startOfDay(next) }
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
