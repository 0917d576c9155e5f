/** Dates as they are said here, in the time of the county: 2026年11月23日 09:58. */
export const moment = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
})
