import { describe, expect, it } from 'vitest'
import {
  dayBefore,
  fullDay,
  fullMonth,
  monthNumber,
  pubDate,
  rssDate,
  shortDay,
  startOfDay,
  weekday,
  weekStart,
} from './dates.ts'

describe('dates for readers', () => {
  it('are written 年月日 without leading zeros', () => {
    expect(fullDay('2026-01-05')).toBe('2026年1月5日')
    expect(shortDay('2026-11-22')).toBe('11月22日')
    expect(fullMonth('2026-03')).toBe('2026年3月')
    expect(monthNumber('2026-09')).toBe(9)
  })

  it('know the weekday', () => {
    expect(weekday('2026-11-22')).toBe('星期日')
    expect(weekday('2026-11-23')).toBe('星期一')
  })
})

describe('dates for machines', () => {
  it('give PubDate in China time, also across midnight', () => {
    expect(pubDate('2026-11-22T01:05:00.000Z')).toBe('2026-11-22 09:05')
    expect(pubDate('2026-12-31T18:00:00.000Z')).toBe('2027-01-01 02:00')
  })

  it('give RSS dates in GMT', () => {
    expect(rssDate('2026-11-22T01:05:00.000Z')).toBe('Sun, 22 Nov 2026 01:05:00 GMT')
  })

  it('count back over a month', () => {
    expect(dayBefore('2026-03-01', 1)).toBe('2026-02-28')
  })

  it('know the Monday of a week and the instant at which a day begins', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-29'].map(weekStart)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
    ])
    expect(startOfDay('2026-11-23')).toBe('2026-11-22T16:00:00.000Z')
  })
})
