import { type Release, type ReleaseDiff, releaseCauseWord } from '@huoye/content-types'
import { seconds } from '../progress/progress.ts'
import { moment } from './moment.ts'

/** Releases as a person reads them, newest first; `pinned` is what readers see instead of the newest. */
export function describeReleases(releases: readonly Release[], pinned: number | null): string {
  if (releases.length === 0) return '还没有版本。\n'
  const shown = pinned ?? releases[0]?.release
  return `${releases.map((one) => describeRelease(one, one.release === shown)).join('\n')}\n`
}

function describeRelease({ release, at, cause, added, changed, removed, ms, kept, ...rest }: Release, live: boolean) {
  const documents = rest.eventCount > 0 ? `，${rest.eventCount} 项变更` : ''
  const mark = live ? '线上' : kept ? '    ' : '过期'
  const figures = `新增 ${added}，更新 ${changed}，撤下 ${removed}`
  return `${mark} 第 ${release} 版  ${moment.format(new Date(at))}  ${releaseCauseWord(cause)}${documents}；${figures}，用时 ${seconds(ms)}`
}

/** A difference as a person reads it: how the second release answers otherwise than the first. */
export function describeDiff({ from, to, added, changed, removed }: ReleaseDiff): string {
  const parts = [
    { word: '新增', ...added },
    { word: '更新', ...changed },
    { word: '撤下', ...removed },
  ].filter(({ count }) => count > 0)
  if (parts.length === 0) return `第 ${from} 版和第 ${to} 版没有不同。\n`
  const lines = parts.flatMap(({ word, count, paths }) => [
    `${word} ${count} 个地址`,
    ...paths.map((path) => `  ${path}`),
    ...(count > paths.length ? [`  ……另有 ${count - paths.length} 个`] : []),
  ])
  return [`从第 ${from} 版到第 ${to} 版：`, ...lines, ''].join('\n')
}
