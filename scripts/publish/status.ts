import { heldAdvice, heldCodes, heldWhat } from '@huoye/content-types'
import { ExplainedError } from '../explain/explained-error.ts'
import { askPublisher } from './ask-publisher.ts'

/** What the publisher says of itself at its socket, `GET /state`. */
export type PublisherState = {
  readonly release: number
  readonly pages: number
  /** The newest event of the CMS that the publisher knows of, and the newest that is live. */
  readonly headSeq: number
  readonly appliedSeq: number
  readonly publishedAt: string | null
  readonly rebuild: { readonly done: number; readonly total: number; readonly startedAt: string } | null
  readonly held: readonly HeldPage[]
}

type HeldPage = {
  readonly path: string
  readonly code: string
  readonly figure: number | null
  readonly detail: string
  readonly attempts: number
  readonly quarantined: boolean
  readonly since: string
}

/** Asks the running publisher. Throws an ExplainedError when there is none. */
export async function askState(dataDir: string): Promise<PublisherState> {
  const answer: unknown = await askPublisher(dataDir, 'GET', '/state').catch((cause: unknown) => {
    const remedy = '请用 npm start 启动；改过 DATA_DIR 的，这里也要设置成一样的。线上网站不受影响。'
    throw new ExplainedError('HUOYE-PUBLISH-003', `发布程序没有运行（${dataDir}）。`, remedy, cause)
  })
  if (!isState(answer)) {
    const remedy = '请停下系统，用同一个版本重新启动（npm start）。线上网站不受影响。'
    throw new ExplainedError('HUOYE-PUBLISH-004', '发布程序的回答看不懂，可能是另一个版本。', remedy)
  }
  return answer
}

const isState = (answer: unknown): answer is PublisherState =>
  typeof answer === 'object' && answer !== null && 'release' in answer && 'held' in answer && Array.isArray(answer.held)

/** The state as a person reads it. `now` is for what is told as a time ago. */
export function describeState(state: PublisherState, now: Date): string {
  const { release, pages, headSeq, appliedSeq, publishedAt, rebuild, held } = state
  const behind = Math.max(0, headSeq - appliedSeq)
  return [
    `线上版本  第 ${release} 版，${pages} 个页面`,
    `最近发布  ${publishedAt === null ? '还没有' : moment.format(new Date(publishedAt))}`,
    `落后后台  ${behind === 0 ? '没有，后台发布的都已处理' : `${behind} 条变更正在处理`}`,
    `整站重做  ${rebuild ? progressOf(rebuild, now) : '没有在进行'}`,
    held.length === 0 ? '没有上线  没有，一切正常' : `没有上线  ${held.length} 处，其他内容不受影响`,
    ...held.map(describeHeld),
    '',
  ].join('\n')
}

function progressOf({ done, total, startedAt }: NonNullable<PublisherState['rebuild']>, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(startedAt)) / 1000))
  if (total === 0) return `正在计算要做哪些页面，已用 ${seconds} 秒`
  return `${done} / ${total} 页（${Math.floor((100 * done) / total)}%），已用 ${seconds} 秒；做完之前线上是原来的版本`
}

function describeHeld({ path, code, figure, detail, attempts, quarantined, since }: HeldPage): string {
  const known = heldCodes.find((one) => one === code)
  const tried = `${moment.format(new Date(since))}起，试了 ${attempts} 次，${quarantined ? '已隔离，内容一改就会再试' : '正在重试'}`
  return [
    '',
    `  ${path.startsWith('/') ? path : '网站目录'}`,
    ...(known ? [`  ${heldWhat({ code: known, figure })}${heldAdvice(known, 'webmaster')}`] : []),
    `  ${tried}`,
    `  ${code} ${detail}`,
  ].join('\n')
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
})
