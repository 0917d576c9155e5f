import { dayOf, startOfDay } from '@huoye/content-types'

/** The one place where the engine learns the time. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** Milliseconds until the next midnight in China. */
export function untilMidnight(now: Date): number {
  const tomorrow = dayOf(new Date(Date.parse(startOfDay(dayOf(now))) + 36 * 3_600_000))
  return Date.parse(startOfDay(tomorrow)) - now.getTime()
}
