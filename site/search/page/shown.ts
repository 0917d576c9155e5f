import type { Answer, Asked } from '../port.ts'

/** A title or branch that may be what somebody looks for. */
export type Suggestion = { title: string; url: string }

/** What the search page shows. `answer` null: not yet there, or nothing was asked. */
export type Shown = {
  asked: Asked
  answer: Answer | null
  /** Where nothing was found: what comes nearest. */
  nearest: readonly Suggestion[]
  state: 'idle' | 'searching' | 'failed'
  /** Whether a server answers; else the browser itself looks into the index. */
  served: boolean
}

/** The page before anything is asked. */
export const nothingAsked: Shown = {
  asked: { query: '', filters: {}, sort: 'relevance', offset: 0, limit: 10 },
  answer: null,
  nearest: [],
  state: 'idle',
  served: false,
}

/** Said above the results, and to those who listen. */
export function statusOf({ asked: { query, offset }, answer, state }: Shown): string {
  if (state === 'failed') return '搜索暂时不能用，请稍后再试，或从下面的栏目查找。'
  if (query === '') return '请输入要找的词。'
  if (state === 'searching' || answer === null) return '正在查找……'
  const { total, results, corrected } = answer
  if (total === 0) return `没有找到“${query}”，可以换个说法，或少写几个字。`
  if (results.length === 0) return `没有更多了，共 ${total} 条。`
  const found = offset === 0 ? `找到 ${total} 条` : `找到 ${total} 条，第 ${offset + 1} 条起`
  return corrected === null ? found : `没有“${query}”，按“${corrected}”${found}`
}
