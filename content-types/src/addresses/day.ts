/** China has kept one time without summer time since 1991: UTC+8, so a shift is exact. */
const chinaOffsetMs = 8 * 60 * 60 * 1000

const beforeMidnightInChina = /^\d{4}-\d\d-\d\dT(?:0\d|1[0-5]):\d\d:\d\d(?:\.\d+)?Z$/

/** The day of an instant in China, as yyyy-MM-dd. Throws a RangeError on an invalid instant. */
export function dayOf(instant: string | Date): string {
  const time = typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
  // Until 16:00 UTC the day in China is that of the text; dates are asked for with every line of every page.
  if (typeof instant === 'string' && beforeMidnightInChina.test(instant) && !Number.isNaN(time))
    return instant.slice(0, 10)
  return new Date(time + chinaOffsetMs).toISOString().slice(0, 10)
}

/** The month of an instant in China, as yyyy-MM. */
export const monthOf = (instant: string | Date): string => dayOf(instant).slice(0, 7)

/** The first instant of a day in China, as an ISO instant in UTC. */
export function startOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - chinaOffsetMs).toISOString()
}

/** Whole days from one yyyy-MM-dd to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
