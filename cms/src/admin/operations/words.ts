import { searchConsumer } from '@huoye/content-types'

/** “11月23日 09:58:07”, with the year where it is another one. */
export function shortMoment(at: string, now: Date = new Date()): string {
  const date = new Date(at)
  return (date.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(date)
}

const parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const thisYear = new Intl.DateTimeFormat('zh-CN', { ...parts, second: '2-digit' })
const otherYear = new Intl.DateTimeFormat('zh-CN', { ...parts, year: 'numeric' })

/** “86 毫秒”, “1.2 秒”, “2 分 5 秒”. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} 毫秒`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} 秒`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
}

/** “新增 2，更新 15，撤下 1”; what is nothing is left out. */
export function differences({ added, changed, removed }: Record<'added' | 'changed' | 'removed', number>): string {
  const counted = [
    ['新增', added],
    ['更新', changed],
    ['撤下', removed],
  ] as const
  return counted.flatMap(([word, count]) => (count > 0 ? `${word} ${count}` : [])).join('，') || '没有变化'
}

/** Who follows the outbox besides the public site; one of another version by its own name. */
export const consumerName = (consumer: string): string => (consumer === searchConsumer ? '站内检索' : consumer)
