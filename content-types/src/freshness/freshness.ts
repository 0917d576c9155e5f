import { daysBetween } from '../addresses/day.ts'

/** What a reader is told of how alive a branch is. Never what it owes, only what it did. */
export type Freshness = 'current' | 'quiet'

/**
 * Whether a column with a limit is current on a day: `days:N` counts whole days since the newest entry,
 * `monthly` asks for one in the calendar month, and forgives the current month until it ends.
 * @param limit `days:N`, `monthly` or null for no limit.
 * @param newestOn day of the newest entry (yyyy-MM-dd), null when there is none.
 * @param today the day in China (yyyy-MM-dd).
 */
export function freshnessOf(limit: string | null, newestOn: string | null, today: string): Freshness {
  if (limit === null) return 'current'
  if (newestOn === null) return 'quiet'
  if (limit === 'monthly') return newestOn.slice(0, 7) >= previousMonth(today) ? 'current' : 'quiet'
  const days = Number(/^days:(\d+)$/.exec(limit)?.[1] ?? Number.NaN)
  return Number.isFinite(days) && daysBetween(newestOn, today) > days ? 'quiet' : 'current'
}

function previousMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
