import { type HeldPage, heldAdvice, heldWhat, type PublisherState } from '@huoye/content-types'
import { moment } from './moment.ts'

/** The state as a person reads it. `now` is for what is told as a time ago. */
export function describeState(state: PublisherState, now: Date): string {
  const { release, pinned, pages, headSeq, appliedSeq, publishedAt, rebuild, held } = state
  const behind = Math.max(0, headSeq - appliedSeq)
  return [
    pinned === null
      ? `线上版本  第 ${release} 版，${pages} 个页面`
      : `线上版本  第 ${pinned} 版（已回退；最新是第 ${release} 版，恢复用 npm run publish -- resume）`,
    `最近发布  ${publishedAt === null ? '还没有' : moment.format(new Date(publishedAt))}`,
    `落后后台  ${behind === 0 ? '没有，后台发布的都已处理' : `${behind} 条变更正在处理`}`,
    `整站重做  ${rebuild ? progressOf(rebuild, now) : '没有在进行'}`,
    held.total === 0 ? '没有上线  没有，一切正常' : `没有上线  ${held.total} 处，其他内容不受影响`,
    ...held.pages.map(describeHeld),
    '',
  ].join('\n')
}

function progressOf({ done, total, startedAt }: NonNullable<PublisherState['rebuild']>, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(startedAt)) / 1000))
  if (total === 0) return `正在计算要做哪些页面，已用 ${seconds} 秒`
  return `${done} / ${total} 页（${Math.floor((100 * done) / total)}%），已用 ${seconds} 秒；做完之前线上是原来的版本`
}

function describeHeld({ path, code, figure, detail, attempts, quarantined, since }: HeldPage): string {
  const tried = `${moment.format(new Date(since))}起，试了 ${attempts} 次，${quarantined ? '已隔离，内容一改就会再试' : '正在重试'}`
  return [
    '',
    `  ${path.startsWith('/') ? path : '网站目录'}`,
    `  ${heldWhat({ code, figure })}${heldAdvice(code, 'webmaster')}`,
    `  ${tried}`,
    `  ${code} ${detail}`,
  ].join('\n')
}
