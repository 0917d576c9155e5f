/**
 * Dates as readers and machines see them. Days are yyyy-MM-dd and months yyyy-MM, both in China.
 */
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

type Parts = { year: string; month: number; day: number }

function parts(day: string): Parts {
  const [year, month, date] = day.split('-')
  return { year: year ?? '', month: Number(month), day: Number(date ?? 1) }
}

/** 2026-11-22 → 2026年11月22日 */
export function fullDay(day: string): string {
  const { year, month, day: date } = parts(day)
  return `${year}年${month}月${date}日`
}

/** 2026-11-22 → 11月22日 */
export function shortDay(day: string): string {
  const { month, day: date } = parts(day)
  return `${month}月${date}日`
}

/** 2026-11 or 2026-11-22 → 2026年11月 */
export function fullMonth(day: string): string {
  const { year, month } = parts(day)
  return `${year}年${month}月`
}

/** 2026-11 → 11 */
export const monthNumber = (month: string): number => parts(month).month

/** 2026-11-22 → 22 */
export const dayNumber = (day: string): number => parts(day).day

/** 2026-11-22 → 星期日 */
export const weekday = (day: string): string => `星期${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`

const chinaOffsetMs = 8 * 60 * 60 * 1000

/** An instant as the 政府网站 meta tags want it, in China: 2026-11-22 09:05 (国办发〔2017〕47号, 附件 网页标签规范). */
export function pubDate(instant: string): string {
  return new Date(Date.parse(instant) + chinaOffsetMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** An instant as RSS wants it (RFC 822), in UTC. */
export const rssDate = (instant: string): string => new Date(instant).toUTCString()

/** The day `days` before a day. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

/** The Monday of a day's week. */
export function weekStart(day: string): string {
  return dayBefore(day, (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)
}

/** The instant at which a day begins in China, as records write instants. */
export const startOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - chinaOffsetMs).toISOString()
