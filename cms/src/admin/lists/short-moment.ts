const thisYear = new Intl.DateTimeFormat('zh-CN', {
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const anyYear = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short' })

/** “11/22 09:30” this year, “2025/3/4” before; empty for what is no moment. */
export function shortMoment(value: unknown, now: Date = new Date()): string {
  if (typeof value !== 'string' || value === '') return ''
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return ''
  return (moment.getFullYear() === now.getFullYear() ? thisYear : anyYear).format(moment)
}
