import { dayOf } from '@huoye/content-types'

/** The one place where the engine learns the time. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** Whether the day in China is another than the one that pages were made on; null: none were made. */
export const isNewDay = (day: string | null, now: Date): boolean => day !== null && day !== dayOf(now)
