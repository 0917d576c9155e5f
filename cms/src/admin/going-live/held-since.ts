import type { HeldNotice } from '../../publishing/held-contract.ts'

export const moment = new Intl.DateTimeFormat('zh-CN', {
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Since when something is held, how often it was tried, and whether it is tried again by itself. */
export function heldSince({ since, attempts, quarantined, path }: HeldNotice): string {
  const when = `${moment.format(new Date(since))}起`
  if (path === null) return `${when}，修改前不会再试。`
  if (!quarantined) return `${when}，已试 ${attempts} 次，系统正在重试。`
  return `${when}，试了 ${attempts} 次，已隔离；内容一改就会再试。`
}
