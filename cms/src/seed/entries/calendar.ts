import { dayOf, startOfDay } from '@huoye/content-types'

const hour = 3_600_000
const dayLength = 24 * hour

/** The day so many days before another. Days are yyyy-MM-dd. */
export const daysBefore = (day: string, count: number): string =>
  dayOf(new Date(Date.parse(startOfDay(day)) - count * dayLength))

/** The last day of which there is something to tell: before ten in the morning, that is yesterday. */
export const newsDay = (now: Date): string => dayOf(new Date(now.getTime() - 10 * hour))

/** 0 is Sunday. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The Friday before where the day is on a weekend: offices and schools meet on working days. */
export function workingDay(day: string): string {
  const after = { 6: 1, 0: 2 }[weekday(day)]
  return after ? daysBefore(day, after) : day
}

/** The instant at which readers see an entry of a day: in the afternoon or evening, and never later than now. */
export function listedOn(day: string, minutesAfterNoon: number, now: Date): Date {
  const wished = Date.parse(startOfDay(day)) + 12 * hour + minutesAfterNoon * 60_000
  return new Date(Math.min(wished, now.getTime() - (1 + (Math.abs(minutesAfterNoon) % 47)) * 60_000))
}

/** The last `count` months with this one, oldest first, as yyyy-MM. */
export function lastMonths(today: string, count: number): string[] {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, index) => {
    const at = month - count + 1 + index
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

const quarters = ['一季度', '二季度', '三季度', '四季度'] as const

/** What a text calls its day: 11月22日, 11月, 四季度 and so on. */
export function dayWords(day: string): Record<string, string | number> {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return {
    年: year,
    月: `${month}月`,
    日: `${month}月${date}日`,
    下月: `${(month % 12) + 1}月`,
    季度: quarters[Math.floor((month - 1) / 3)] ?? quarters[0],
  }
}
